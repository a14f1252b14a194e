package io.sampo.model.lora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sampo.config.LoraForm;
import io.sampo.config.Trainable.Lora;
import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import io.sampo.model.Sampling;
import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The two forms of a pass, and ensembles, on the models of the fixtures, in float32. */
final class LoraFormsTest {
  private static final List<int[]> PROMPTS = List.of(new int[] {5, 9, 2, 11}, new int[] {7, 3});
  private static final Rows ROWS =
      Rows.scoring(
          PROMPTS,
          List.of(List.of(new int[] {4, 8}, new int[] {6, 1, 12}), List.of(new int[] {3})));

  @TestFactory
  Stream<DynamicTest> mergedAndUnmergedPassesAgree() {
    return EachModel.of(LoraFormsTest::formsAgree);
  }

  @TestFactory
  Stream<DynamicTest> fiveEqualAdaptersBehaveAsOneOfThem() {
    return EachModel.of(base -> {
      for (LoraForm form : LoraForm.values()) {
        float[] one = scored(base, lora(1, form, 0), Grown.equal());
        assertArrayEquals(one, scored(base, lora(5, form, 0), Grown.equal()), 1e-5f);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> anUntrainedAdapterChangesNothing() {
    return EachModel.of(base -> {
      try (LoraBase lora = new LoraBase(base, lora(5, LoraForm.MERGED, 0));
          LanguageModel mean = lora.mean(lora.begun(1))) {
        assertArrayEquals(base.tokenLogProbs(ROWS), mean.tokenLogProbs(ROWS));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> aDifferentiablePassGivesTheBitsOfScoring() {
    return EachModel.of(base -> {
      for (LoraForm form : LoraForm.values()) {
        differentiablePassGivesTheBitsOfScoring(base, form);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> dropoutIsAFunctionOfItsKeyAndOfTrainingAlone() {
    return EachModel.of(base -> {
      try (LoraBase lora = new LoraBase(base, lora(1, LoraForm.UNMERGED, 0.5));
          LanguageModel model = lora.mean(lora.adapters(Grown.different()))) {
        assertArrayEquals(trained(model, 1), trained(model, 1));
        assertNotEquals(Arrays.toString(trained(model, 1)), Arrays.toString(trained(model, 2)));
        assertArrayEquals(
            scored(base, lora(1, LoraForm.UNMERGED, 0), Grown.different()),
            model.tokenLogProbs(ROWS));
      }
    });
  }

  private static float[] trained(LanguageModel model, long order) {
    try (Pass pass = model.tokenPass(ROWS, new NoiseKey(1, 2, order))) {
      return pass.outputs();
    }
  }

  private static void formsAgree(LanguageModel base) {
    float[] merged = scored(base, lora(3, LoraForm.MERGED, 0), Grown.different());
    float[] unmerged = scored(base, lora(3, LoraForm.UNMERGED, 0), Grown.different());
    assertArrayEquals(merged, unmerged, 1e-5f);
    assertNotEquals(Arrays.toString(base.tokenLogProbs(ROWS)), Arrays.toString(merged));
    assertArrayEquals(greedy(base, LoraForm.MERGED), greedy(base, LoraForm.UNMERGED));
  }

  private static void differentiablePassGivesTheBitsOfScoring(LanguageModel base, LoraForm form) {
    try (LoraBase lora = new LoraBase(base, lora(1, form, 0));
        LanguageModel model = lora.mean(lora.adapters(Grown.different()))) {
      float[] scored = model.tokenLogProbs(ROWS);
      model.parameters().requireGradients();
      assertArrayEquals(scored, trained(model, 1));
      assertArrayEquals(scored, model.tokenLogProbs(ROWS));
    }
  }

  private static int[][] greedy(LanguageModel base, LoraForm form) {
    try (LoraBase lora = new LoraBase(base, lora(3, form, 0));
        LanguageModel model = lora.mean(lora.adapters(Grown.different()))) {
      return model
          .generate(
              new GenerationRequest(PROMPTS, 2, 10, Sampling.greedily(), (_, _) -> 0, Set.of()))
          .tokens();
    }
  }

  private static float[] scored(LanguageModel base, Lora settings, Grown source) {
    try (LoraBase lora = new LoraBase(base, settings);
        LanguageModel model = lora.mean(lora.adapters(source))) {
      return model.tokenLogProbs(ROWS);
    }
  }

  private static Lora lora(int adapters, LoraForm form, double dropout) {
    return new Lora(List.of(Lora.ALL_LINEAR), 4, 8, dropout, adapters, form);
  }
}
