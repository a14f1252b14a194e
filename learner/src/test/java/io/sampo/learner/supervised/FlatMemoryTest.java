package io.sampo.learner.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import io.sampo.model.Sampling;
import io.sampo.model.noise.NoiseKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Steps of generating, scoring, differentiating and updating leave no array behind. */
class FlatMemoryTest {
  private static final int WARM_UP = 60;
  private static final int STEPS = 200;
  private static final int STEPS_A_COLLECTION = 50;
  private static final long MOST_BYTES_A_STEP = 30_000;
  private static final long PAGE_BYTES = 4096;
  private static final Path RESIDENT = Path.of("/proc/self/statm");
  private static final List<int[]> PROMPTS = List.of(new int[] {1, 5, 9}, new int[] {7});
  private static final AdamWSettings SETTINGS = new AdamWSettings(0.9, 0.95, 1e-8, 0.01, 1);

  /** A leak of one gradient of this model is 84 KB a step. */
  @Test
  void twoHundredStepsLeaveNoArraysAndNoMemoryBehind() throws IOException {
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32);
        AdamW optimizer = optimizer(model)) {
      run(model, optimizer, WARM_UP);
      int arrays = arrays(model);
      long before = resident();
      run(model, optimizer, STEPS);
      assertEquals(arrays, arrays(model));
      long grown = resident() - before;
      assertTrue(grown < STEPS * MOST_BYTES_A_STEP, grown + " bytes more");
    }
  }

  private static AdamW optimizer(LanguageModel model) {
    model.parameters().requireGradients();
    return new AdamW(model, SETTINGS);
  }

  private static void run(LanguageModel model, AdamW optimizer, int steps) {
    for (int step = 0; step < steps; step++) {
      if (step % STEPS_A_COLLECTION == 0) {
        System.gc(); // frees the buffers through which numbers pass to the engine
      }
      NoiseKey noise = new NoiseKey(1, 2, step);
      int[][] responses =
          model
              .generate(
                  new GenerationRequest(PROMPTS, 2, 8, Sampling.plain(), noise::uniform, Set.of(0)))
              .tokens();
      Rows rows =
          Rows.scoring(
              PROMPTS,
              List.of(List.of(responses[0], responses[1]), List.of(responses[2], responses[3])));
      float[] cotangents = new float[model.tokenLogProbs(rows).length];
      Arrays.fill(cotangents, -0.01f);
      update(model, optimizer, rows, cotangents);
    }
  }

  private static void update(LanguageModel model, AdamW optimizer, Rows rows, float[] cotangents) {
    try (GradientSum gradients = new GradientSum(model)) {
      for (int microBatch = 0; microBatch < 2; microBatch++) {
        try (Pass pass = model.tokenPass(rows)) {
          pass.outputs();
          gradients.add(pass, cotangents);
        }
      }
      optimizer.update(gradients, 1e-3);
    }
  }

  /** All arrays that nobody has closed: the engine's root manager knows each. */
  private static int arrays(LanguageModel model) {
    PtNDArray weight = model.parameters().tensors()[0];
    return weight.getManager().getParentManager().getManagedArrays().size();
  }

  /** Zero where the system does not say. */
  private static long resident() throws IOException {
    return Files.isReadable(RESIDENT)
        ? Long.parseLong(Files.readString(RESIDENT).split(" ", -1)[1]) * PAGE_BYTES
        : 0;
  }
}
