package io.sampo.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.checkpoint.ModelFolderWriter;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.engine.Argument;
import io.sampo.model.engine.Grouped;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A decoder with its weights, which are its own or stand on those of another model. Used by one
 * thread at a time, and so are all models on one base; every call covers exactly one order or one
 * micro-batch.
 */
public final class LanguageModel implements AutoCloseable {
  private static final NoiseKey NO_NOISE = new NoiseKey(0, 0, 0);

  private final Decoder decoder;
  private final Weights weights;
  private final boolean owner;

  private LanguageModel(Decoder decoder, Weights weights, boolean owner) {
    this.decoder = decoder;
    this.weights = weights;
    this.owner = owner;
  }

  /**
   * Opens a folder in Hugging Face layout; files of 16 bits are widened or narrowed to the type of
   * {@code compute}.
   */
  public static LanguageModel open(Path path, Compute compute) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      return of(folder.config(), compute, spec -> folder.tensor(spec.name(), spec.shape()));
    }
  }

  /** A model of that shape with weights from elsewhere. */
  public static LanguageModel of(
      ModelConfig config, Compute compute, Function<TensorSpec, StoredTensor> source) {
    Decoder decoder = new Decoder(config, compute);
    try {
      Parameters all = Parameters.of(decoder.math(), compute, decoder.slots(), source);
      return new LanguageModel(decoder, new StoredWeights(all, all.bySlot(decoder.slots())), true);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  /** A model that shares this one's decoder, and is closed before it. */
  public LanguageModel over(Weights others) {
    return new LanguageModel(decoder, others, false);
  }

  /**
   * A model on this one with tensors of its own in place of some, and nothing else to train. They
   * begin as copies.
   */
  public LanguageModel with(List<TensorSpec> replaced) {
    PtNDArray[] slots = bySlot();
    Parameters own = Parameters.copies(math(), compute(), replaced, parameters());
    List<String> names = own.specs().stream().map(TensorSpec::name).toList();
    for (int i = 0; i < slots.length; i++) {
      int at = names.indexOf(decoder.slots().get(i).name());
      slots[i] = at < 0 ? slots[i] : own.tensors()[at];
    }
    return over(new StoredWeights(own, slots));
  }

  public ModelConfig config() {
    return decoder.config();
  }

  public Compute compute() {
    return decoder.compute();
  }

  /**
   * What is trained, and what a snapshot holds: every weight, unless the model stands on another.
   */
  public Parameters parameters() {
    return weights.parameters();
  }

  /** The weights in the order of the architecture's slots, of a model that stands on no other. */
  public PtNDArray[] bySlot() {
    return parameters().bySlot(decoder.slots());
  }

  /** Writes config.json and model.safetensors, in the type that the model computes in. */
  public void save(Path folder) {
    try (Arena arena = Arena.ofConfined()) {
      ModelFolderWriter.write(folder, config(), dense(arena).values());
    }
  }

  /** A model that stands on no other and has these weights. */
  public LanguageModel merged() {
    try (Arena arena = Arena.ofConfined()) {
      SortedMap<String, StoredTensor> dense = dense(arena);
      return of(config(), compute(), spec -> Objects.requireNonNull(dense.get(spec.name())));
    }
  }

  /** Every weight by name. */
  private SortedMap<String, StoredTensor> dense(Arena arena) {
    try (PtNDManager scope = scope()) {
      PtNDArray[] dense = weights.dense(scope);
      SortedMap<String, StoredTensor> byName = new TreeMap<>();
      for (int i = 0; i < dense.length; i++) {
        PtNDArray tensor = dense[i];
        TensorSpec spec = decoder.slots().get(i);
        byName.computeIfAbsent(spec.name(), _ -> stored(arena, spec, tensor));
      }
      return byName;
    }
  }

  private StoredTensor stored(Arena arena, TensorSpec spec, PtNDArray tensor) {
    TensorType type = TensorType.of(compute().dtype());
    MemorySegment bytes = arena.allocate(spec.elements() * type.bytes());
    math().copyTo(tensor, bytes);
    return new StoredTensor(spec.name(), type, spec.shape(), bytes);
  }

  /** The arithmetic over tensors of this model's device. */
  public TensorMath math() {
    return decoder.math();
  }

  /** log π(target | what precedes it), nats, float32, one per entry of {@code rows.at}. */
  public float[] tokenLogProbs(Rows rows) {
    try (PtNDManager scope = scope()) {
      return forward(scope, Output.TOKEN_LOG_PROBS, rows).toFloatArray();
    }
  }

  /** The same, and beside it the log-probs under the distribution at this temperature. */
  public TemperedLogProbs tokenLogProbs(Rows rows, double temperature) {
    try (PtNDManager scope = scope()) {
      return TemperedLogProbs.of(
          forward(scope, Output.TEMPERED_LOG_PROBS, rows, temperature).toFloatArray());
    }
  }

  /** The scalar head's outputs, float32, one per entry of {@code rows.at}. */
  public float[] scores(Rows rows) {
    try (PtNDManager scope = scope()) {
      return forward(scope, Output.SCORES, rows).toFloatArray();
    }
  }

  /** A forward pass over response tokens that can be differentiated. */
  public Pass tokenPass(Rows rows) {
    return tokenPass(rows, NO_NOISE);
  }

  /**
   * The same in training.
   *
   * @param noise key of what adapters drop; models without dropout do not look at it
   */
  public Pass tokenPass(Rows rows, NoiseKey noise) {
    return new Pass(this, rows, Output.TOKEN_LOG_PROBS, noise);
  }

  /**
   * The same, and beside its outputs the log-probs at this temperature, through which nothing is
   * differentiated.
   */
  public Pass tokenPass(Rows rows, double temperature, NoiseKey noise) {
    return new Pass(this, rows, Output.TEMPERED_LOG_PROBS, noise, temperature);
  }

  /** A forward pass over the scalar head that can be differentiated. */
  public Pass scorePass(Rows rows) {
    return new Pass(this, rows, Output.SCORES, NO_NOISE);
  }

  /** Logits, float32, [entries of at · vocabulary] row major. */
  public float[] logits(Rows rows) {
    try (PtNDManager scope = scope()) {
      return forward(scope, Output.LOGITS, rows).toFloatArray();
    }
  }

  /**
   * Exact KL(this ‖ other) of the next-token distributions, nats, one per entry of {@code rows.at}.
   */
  public double[] divergence(LanguageModel other, Rows rows) {
    try (PtNDManager scope = scope()) {
      return math()
          .divergence(
              forward(scope, Output.LOGITS, rows), other.forward(scope, Output.LOGITS, rows));
    }
  }

  private PtNDArray forward(PtNDManager scope, Output output, Rows rows, double... temperature) {
    Stream<Argument> inputs = Stream.of(inputs(scope, output, rows, temperature)).map(Argument::of);
    Stream<Argument> model = Stream.of(Argument.of(weights.fixed(scope)), decoder.rotary());
    return decoder
        .program()
        .tensor(scope, output.method(), Stream.concat(inputs, model).toArray(Argument[]::new));
  }

  /** The same with the graph kept. */
  PtNDArray differentiable(
      PtNDManager scope, Output output, Rows rows, NoiseKey noise, double... temperature) {
    Grouped arguments = Grouped.of(scope);
    for (PtNDArray input : inputs(scope, output, rows, temperature)) {
      arguments.tensor(input);
    }
    arguments.list("W", weights.differentiable(scope, noise)).list("T", decoder.tables());
    return decoder.program().differentiable(output.method(), arguments);
  }

  private PtNDArray[] inputs(PtNDManager scope, Output output, Rows rows, double... temperature) {
    Reach.of(config()).check(rows);
    Shape shape = new Shape(rows.rows(), rows.width());
    List<PtNDArray> inputs = new ArrayList<>();
    inputs.add(longs(scope, rows.ids(), shape));
    inputs.add(longs(scope, rows.positions(), shape));
    inputs.add(segments(scope, rows.segments(), shape));
    inputs.add(longs(scope, rows.at(), new Shape(rows.at().length)));
    if (output.hasTargets()) {
      inputs.add(longs(scope, rows.targets(), new Shape(rows.targets().length)));
    }
    for (double value : temperature) {
      inputs.add((PtNDArray) scope.create(value));
    }
    return inputs.toArray(PtNDArray[]::new);
  }

  /** Continues prompts until an end-of-sequence token or the length limit. */
  public Generation generate(GenerationRequest request) {
    Prefill prefill = Prefill.of(request.prompts());
    Reach.of(config()).check(prefill, request.newTokens());
    Sampling sampling = request.sampling();
    long[] ends = request.ends().stream().mapToLong(Integer::longValue).sorted().toArray();
    try (PtNDManager scope = scope()) {
      Shape shape = new Shape(request.prompts().size(), prefill.width());
      Shape noise = new Shape(request.rows(), request.newTokens());
      PtNDArray[] made =
          decoder
              .program()
              .tensors(
                  scope,
                  "generate",
                  Argument.of(weights.fixed(scope)),
                  decoder.rotary(),
                  Argument.of(longs(scope, prefill.ids(), shape)),
                  Argument.of(longs(scope, prefill.positions(), shape)),
                  Argument.of(segments(scope, prefill.segments(), shape)),
                  Argument.of(request.copies()),
                  Argument.of((PtNDArray) scope.create(request.noise(), noise)),
                  Argument.of(longs(scope, ends, new Shape(ends.length))),
                  Argument.of(sampling.greedy()),
                  Argument.of(sampling.temperature()),
                  Argument.of(sampling.topK()),
                  Argument.of(sampling.topP()));
      return new GenerationReader(request.ends(), request.rows()).read(made[0], made[1], made[2]);
    }
  }

  private static PtNDArray segments(PtNDManager scope, long[] values, Shape shape) {
    return longs(scope, values, values.length == 0 ? new Shape(0) : shape);
  }

  private static PtNDArray longs(PtNDManager scope, long[] values, Shape shape) {
    return (PtNDArray) scope.create(values, shape);
  }

  /** Owns what one call makes. */
  private PtNDManager scope() {
    return Program.newManager(compute().device());
  }

  @Override
  public void close() {
    weights.close();
    if (owner) {
      decoder.close();
    }
  }
}
