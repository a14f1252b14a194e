package io.sampo.learner.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import io.sampo.learner.loss.PairwisePreferenceLoss;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import io.sampo.model.preference.PairReading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every training starts at the loss of knowing nothing, learns, and does so the same way each time.
 */
class TrainingTest {
  private static final AdamWSettings SETTINGS = new AdamWSettings(0.9, 0.95, 1e-8, 0, 1);
  private static final Schedule SCHEDULE = Schedule.of(Schedule.Shape.LINEAR, 0.01, 2, 60);
  private static final int STEPS = 40;

  /** The completion repeats the prompt's last token. */
  private static final List<Demonstration> DEMONSTRATIONS =
      IntStream.range(0, 8)
          .mapToObj(i -> new Demonstration(new int[] {1, i + 2}, List.of(new int[] {i + 2, i + 2})))
          .toList();

  /** The response of larger numbers is better. */
  private static final List<Comparison> COMPARISONS =
      IntStream.range(0, 8)
          .mapToObj(
              i -> new Comparison(new int[] {1, i}, new int[] {30 + i}, new int[] {10 + i, 3}))
          .toList();

  private static final ComparisonObjective PREFERENCE =
      new ComparisonObjective.Preference(new PairReading(2), new PairwisePreferenceLoss());

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT32", "BFLOAT16"})
  void fineTuningLearnsItsDemonstrations(DataType type) {
    double[] losses = fineTuned(type);
    assertEquals(Math.log(40), losses[0], 0.1);
    assertTrue(losses[STEPS - 1] < 0.3, "loss " + losses[STEPS - 1]);
  }

  @Test
  void fineTuningTwiceGivesTheSameBits() {
    assertEquals(digestAfterFineTuning(), digestAfterFineTuning());
  }

  @Test
  void aRewardModelLearnsItsComparisons() {
    learnsItsComparisons(new ComparisonObjective.Reward());
  }

  @Test
  void aPreferenceModelLearnsItsComparisons() {
    learnsItsComparisons(PREFERENCE);
  }

  @Test
  void aPreferenceModelTrainedTwiceHasTheSameBits() {
    assertEquals(digestAfterComparing(), digestAfterComparing());
  }

  /** A head of zeros knows nothing: its loss is ln 2, and half of its verdicts are right. */
  private static void learnsItsComparisons(ComparisonObjective objective) {
    try (LanguageModel model = TinyModel.scalar();
        ComparisonTraining training =
            new ComparisonTraining(model, objective, SETTINGS, SCHEDULE)) {
      assertEquals(0.5, objective.accuracy(model, COMPARISONS, 3));
      assertEquals(Math.log(2), training.step(COMPARISONS).loss(), 1e-6);
      for (int i = 1; i < STEPS; i++) {
        training.step(COMPARISONS);
      }
      ComparisonTraining.Outcome last = training.step(COMPARISONS);
      assertTrue(last.loss() < 0.1, last.toString());
      assertEquals(1, last.accuracy());
      assertEquals(1, objective.accuracy(model, COMPARISONS, 3));
    }
  }

  private static String digestAfterComparing() {
    try (LanguageModel model = TinyModel.scalar();
        ComparisonTraining training =
            new ComparisonTraining(model, PREFERENCE, SETTINGS, SCHEDULE)) {
      for (int i = 0; i < 3; i++) {
        training.step(COMPARISONS);
      }
      return model.parameters().sha256();
    }
  }

  @Test
  void shufflingGivesEachRowOnceAnEpochAndEachEpochItsOwnOrder() {
    List<Integer> data = IntStream.range(0, 10).boxed().toList();
    Shuffle<Integer> shuffle = new Shuffle<>(data, 5, 3);
    List<Integer> first = epoch(shuffle, 0);
    List<Integer> second = epoch(shuffle, 1);
    assertEquals(data, first.stream().sorted().toList());
    assertEquals(data, second.stream().sorted().toList());
    assertTrue(!first.equals(second));
    assertEquals(first, epoch(new Shuffle<>(data, 5, 3), 0));
  }

  private static List<Integer> epoch(Shuffle<Integer> shuffle, int epoch) {
    return IntStream.of(2 * epoch, 2 * epoch + 1)
        .mapToObj(shuffle::batch)
        .flatMap(List::stream)
        .toList();
  }

  private static double[] fineTuned(DataType type) {
    try (LanguageModel model = TinyModel.language(type)) {
      return fineTune(model);
    }
  }

  private static String digestAfterFineTuning() {
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32)) {
      fineTune(model);
      return model.parameters().sha256();
    }
  }

  private static double[] fineTune(LanguageModel model) {
    double[] losses = new double[STEPS];
    try (SupervisedFineTuning training = new SupervisedFineTuning(model, SETTINGS, SCHEDULE)) {
      for (int i = 0; i < STEPS; i++) {
        losses[i] = training.step(DEMONSTRATIONS);
      }
    }
    return losses;
  }
}
