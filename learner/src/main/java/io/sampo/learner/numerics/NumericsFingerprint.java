package io.sampo.learner.numerics;

import ai.djl.engine.Engine;
import io.sampo.digest.Digests;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.model.Compute;
import io.sampo.model.Generation;
import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.RandomWeights;
import io.sampo.model.Rows;
import io.sampo.model.Sampling;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.noise.NoiseKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What a node computes with, in words that tell two of them apart, and SHA-256 of what it computes
 * from the same numbers as every other: sampling, a forward and a backward pass and an update, on
 * one layer of the run's shapes with random weights. Equal on like machines.
 */
public final class NumericsFingerprint {
  private static final int ROWS = 4;
  private static final int PROMPT = 8;
  private static final int RESPONSE = 24;
  private static final long SEED = 20_261_121;
  private static final double LEARNING_RATE = 1e-3;
  private static final AdamWSettings SETTINGS = new AdamWSettings(0.9, 0.999, 1e-8, 0.01, 1.0);

  /** What decides a fingerprint within one process. */
  private record Key(String model, Compute compute, int threads) {}

  /** A process that makes many runs, as a study does, computes each once. */
  private static final Map<Key, String> KNOWN = new ConcurrentHashMap<>();

  private final MessageDigest digest = Digests.sha256();

  private NumericsFingerprint() {}

  /**
   * The fingerprint for a run.
   *
   * @param config of the run's model
   * @param threads of one arithmetic operation
   */
  public static String of(ModelConfig config, Compute compute, int threads) {
    return KNOWN.computeIfAbsent(
        new Key(config.json().toString(), compute, threads),
        key -> computed(config, key.compute, key.threads));
  }

  static String computed(ModelConfig config, Compute compute, int threads) {
    NumericsFingerprint fingerprint = new NumericsFingerprint();
    Engine engine = Engine.getEngine("PyTorch");
    fingerprint.add(engine.toString());
    try (LanguageModel model =
        LanguageModel.of(config.withLayers(1), compute, new RandomWeights(SEED))) {
      fingerprint.generation(model);
      fingerprint.update(model);
    }
    return "%s %s, %s, %s, threads %d, computes %s"
        .formatted(
            engine.getEngineName(),
            engine.getVersion(),
            compute.device(),
            compute.dtype(),
            threads,
            HexFormat.of().formatHex(fingerprint.digest.digest()));
  }

  private void generation(LanguageModel model) {
    var noise = new NoiseKey(SEED, 1, 0);
    Generation made =
        model.generate(
            new GenerationRequest(
                tokens(model, PROMPT), 1, RESPONSE, Sampling.plain(), noise::uniform, Set.of()));
    Arrays.stream(made.logProbs()).forEach(this::add);
  }

  private void update(LanguageModel model) {
    Rows rows = Rows.scoringEach(tokens(model, PROMPT), tokens(model, RESPONSE));
    model.parameters().requireGradients();
    try (AdamW optimizer = new AdamW(model, SETTINGS);
        GradientSum gradients = new GradientSum(model);
        Pass pass = model.tokenPass(rows)) {
      add(pass.outputs());
      float[] cotangents = new float[pass.outputs().length];
      Arrays.fill(cotangents, 1f / cotangents.length);
      gradients.add(pass, cotangents);
      optimizer.update(gradients, LEARNING_RATE);
    }
    add(model.parameters().sha256());
  }

  private static List<int[]> tokens(LanguageModel model, int length) {
    var noise = new NoiseKey(SEED, length, 0);
    int vocabulary = model.config().vocabularySize();
    return IntStream.range(0, ROWS)
        .mapToObj(row ->
            IntStream.range(0, length)
                .map(i -> (int) (noise.uniform(row, i) * vocabulary))
                .toArray())
        .toList();
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
    bytes.asFloatBuffer().put(numbers);
    digest.update(bytes);
  }
}
