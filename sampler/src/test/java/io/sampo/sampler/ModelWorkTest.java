package io.sampo.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.work.Content;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.WorkResult.Comparisons;
import io.sampo.actors.work.WorkResult.EvaluationRollout;
import io.sampo.actors.work.WorkResult.References;
import io.sampo.actors.work.WorkResult.Rollout;
import io.sampo.actors.work.WorkResult.Scores;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.model.Sampling;
import io.sampo.model.policy.Policy;
import io.sampo.weights.SnapshotStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ModelWorkTest {
  private static final long INITIAL = 10;
  private static final long FIRST = 11;
  private static final long SECOND = 12;
  private static final long FIXED = 13;
  private static final int[][] PROMPTS = {{5, 6, 7}, {8, 9, 10, 11, 12}, {13}, {14, 15, 16, 17}};

  private SnapshotStore store = new SnapshotStore(TinyModels.RUN);

  @BeforeEach
  void holdThreeVersions() {
    store = new SnapshotStore(TinyModels.RUN);
    hold(0, INITIAL);
    hold(1, FIRST);
    hold(2, SECOND);
  }

  @AfterEach
  void letGo() {
    store.close();
  }

  @Test
  void twoSamplersMakeTheSameOfAnOrderByteForByte() {
    try (ModelWork one = work();
        ModelWork other = work()) {
      for (Order order : List.of(generate(7, 1), score(), evaluate(3, 2))) {
        assertTrue(Content.same(one.work(order), other.work(order)), order.toString());
      }
    }
  }

  @Test
  void theOrderOfOrdersDoesNotMatter() {
    try (ModelWork one = work();
        ModelWork other = work()) {
      var first = one.work(generate(7, 1));
      one.work(evaluate(3, 2));
      var last = one.work(generate(8, 2));
      assertTrue(Content.same(last, other.work(generate(8, 2))));
      other.work(score());
      assertTrue(Content.same(first, other.work(generate(7, 1))));
    }
  }

  @Test
  void behaviourIsWhatAFreshModelOfThatVersionSays() {
    Rollout rollout = generated(generate(7, 1));
    try (LanguageModel fresh = TinyModels.model(FIRST)) {
      assertSameBits(scored(fresh, PROMPTS, rollout.responses()), rollout.behaviour());
    }
    assertEquals(1, rollout.version());
  }

  @Test
  void decodingDriftsLittleFromScoring() {
    Rollout rollout = generated(generate(7, 1));
    assertTrue(rollout.drift() > 0 && rollout.drift() < 1e-4, "drift " + rollout.drift());
  }

  @Test
  void theReferenceIsTheFixedModelAndComesOnDemand() {
    Rollout rollout = generated(generate(7, 1));
    try (LanguageModel fixed = TinyModels.model(FIXED)) {
      assertSameBits(scored(fixed, PROMPTS, rollout.responses()), rollout.reference());
    }
    Order.Generate plain = generate(7, 1);
    Rollout without =
        generated(new Order.Generate(plain.id(), plain.step(), 1, 2, true, false, plain.prompts()));
    assertEquals(0, without.reference().length);
    assertArrayEquals(rollout.responses(), without.responses());
  }

  @Test
  void replayedResponsesGetTheReferenceTheyHadWhenTheyWereGenerated() {
    Rollout rollout = generated(generate(7, 1));
    try (ModelWork work = work()) {
      References again = (References) work.work(replay(rollout, true));
      assertSameBits(rollout.reference(), again.rows());
      assertEquals(0, ((References) work.work(replay(rollout, false))).rows().length);
    }
  }

  private static Order.Replay replay(Rollout rollout, boolean reference) {
    return new Order.Replay(
        rollout.id(),
        0,
        reference,
        new long[PROMPTS.length],
        PROMPTS,
        rollout.responses(),
        rollout.behaviour(),
        new Preference[PROMPTS.length],
        new double[rollout.responses().length]);
  }

  @Test
  void finishedResponsesEndInTheEndToken() {
    Rollout rollout = generated(generate(7, 1));
    for (int row = 0; row < rollout.responses().length; row++) {
      int[] response = rollout.responses()[row];
      assertEquals(response[response.length - 1] == TinyModels.END, rollout.finished()[row]);
      assertTrue(rollout.finished()[row] || response.length == 12, Arrays.toString(response));
    }
  }

  @Test
  void theSampledDistributionIsToldOnlyWhereItIsNotThePlainOne() {
    assertEquals(0, generated(generate(7, 1)).sampled().length);
    Drawing sharp = new Drawing(1, new Sampling(false, 0.5, 0, 1), 12);
    try (ModelWork work = work(sharp)) {
      Rollout rollout = (Rollout) work.work(generate(7, 1));
      assertEquals(rollout.responses().length, rollout.sampled().length);
      assertFalse(Arrays.deepEquals(rollout.sampled(), rollout.behaviour()));
    }
  }

  @Test
  void atAnotherTemperatureWhatWasSampledIsScoredInThePassOfTheBehaviour() {
    double temperature = 0.5;
    try (ModelWork work = work(new Drawing(1, new Sampling(false, temperature, 0, 1), 12));
        LanguageModel fresh = TinyModels.model(FIRST)) {
      Rollout rollout = (Rollout) work.work(generate(7, 1));
      Rows rows = Layout.of(PROMPTS, rollout.responses());
      assertSameBits(rows.split(fresh.tokenLogProbs(rows)), rollout.behaviour());
      float[][] expected = rows.split(atTemperature(fresh, rows, temperature));
      for (int row = 0; row < expected.length; row++) {
        assertArrayEquals(expected[row], rollout.sampled()[row], 1e-5f);
      }
    }
  }

  /** From whole logits, in float64. */
  private static float[] atTemperature(LanguageModel model, Rows rows, double temperature) {
    float[] logits = model.logits(rows);
    int v = model.config().vocabularySize();
    float[] logProbs = new float[rows.at().length];
    for (int at = 0; at < logProbs.length; at++) {
      int from = at * v;
      double sum =
          IntStream.range(0, v).mapToDouble(i -> Math.exp(logits[from + i] / temperature)).sum();
      logProbs[at] =
          (float) (logits[from + (int) rows.targets()[at]] / temperature - Math.log(sum));
    }
    return logProbs;
  }

  @Test
  void heldOutPairsAreScoredByThePolicyAndByTheFixedReference() {
    Order.Score pairs = score();
    Order.Compare order =
        new Order.Compare(
            OrderId.evaluation(4), 2, 2, pairs.prompts(), pairs.chosen(), pairs.rejected());
    try (ModelWork work = work()) {
      Comparisons found = (Comparisons) work.work(order);
      assertEquals(2, found.version());
      assertSums(SECOND, pairs.prompts(), pairs.chosen(), found.chosen());
      assertSums(SECOND, pairs.prompts(), pairs.rejected(), found.rejected());
      assertSums(FIXED, pairs.prompts(), pairs.chosen(), found.referenceChosen());
      assertSums(FIXED, pairs.prompts(), pairs.rejected(), found.referenceRejected());
    }
  }

  private static void assertSums(long seed, int[][] prompts, int[][] responses, double[] found) {
    try (LanguageModel model = TinyModels.model(seed)) {
      float[][] expected = scored(model, prompts, responses);
      for (int row = 0; row < found.length; row++) {
        assertEquals(sum(expected[row]), found[row], 1e-4);
      }
    }
  }

  @Test
  void pairsAreScoredByTheFixedReference() {
    Order.Score order = score();
    try (ModelWork work = work();
        LanguageModel fixed = TinyModels.model(FIXED)) {
      Scores scores = (Scores) work.work(order);
      int[][] rows = {
        order.chosen()[0], order.rejected()[0], order.chosen()[1], order.rejected()[1]
      };
      float[][] expected = scored(fixed, order.prompts(), rows);
      assertSameBits(new float[][] {expected[0], expected[2]}, scores.chosen());
      assertSameBits(new float[][] {expected[1], expected[3]}, scores.rejected());
    }
  }

  @Test
  void theInitialModelHasNoDivergenceFromItself() {
    EvaluationRollout rollout = evaluated(evaluate(3, 0));
    for (int row = 0; row < PROMPTS.length; row++) {
      assertEquals(0, rollout.kl()[row], 1e-9);
      assertEquals(0, rollout.klEstimate()[row]);
    }
  }

  @Test
  void divergenceIsSummedOverAResponsesTokens() {
    EvaluationRollout rollout = evaluated(evaluate(3, 2));
    try (LanguageModel policy = TinyModels.model(SECOND);
        LanguageModel initial = TinyModels.model(INITIAL)) {
      for (int row = 0; row < PROMPTS.length; row++) {
        Rows rows = Rows.scoringEach(List.of(PROMPTS[row]), List.of(rollout.responses()[row]));
        double kl = Arrays.stream(policy.divergence(initial, rows)).sum();
        assertTrue(kl > 0.01);
        assertEquals(kl, rollout.kl()[row], 1e-4);
        double estimate = sum(policy.tokenLogProbs(rows)) - sum(initial.tokenLogProbs(rows));
        assertEquals(estimate, rollout.klEstimate()[row], 1e-3);
      }
    }
  }

  @Test
  void evaluationHasNoiseOfItsOwn() {
    Order.Generate training =
        new Order.Generate(OrderId.training(3), 0, 2, 1, true, false, PROMPTS);
    int[][] trained = generated(training).responses();
    int[][] measured = evaluated(evaluate(3, 2)).responses();
    assertFalse(Arrays.deepEquals(trained, measured));
  }

  @Test
  void anOrdersNumberAndTheSeedDecideTheNoise() {
    int[][] responses = generated(generate(7, 1)).responses();
    assertFalse(Arrays.deepEquals(responses, generated(generate(8, 1)).responses()));
    try (ModelWork work = work(new Drawing(2, Sampling.plain(), 12))) {
      Rollout other = (Rollout) work.work(generate(7, 1));
      assertFalse(Arrays.deepEquals(responses, other.responses()));
    }
  }

  @Test
  void aVersionThatIsNotHeldIsRefusedAndNamed() {
    try (ModelWork work = work()) {
      var refused = assertThrows(IllegalStateException.class, () -> work.work(generate(7, 5)));
      assertEquals(
          "policy version 5: not held by this node (expected: one of [0, 1, 2])",
          refused.getMessage());
    }
  }

  @Test
  void aSnapshotOfAnotherShapeIsRefused() {
    try (LanguageModel wide = TinyModels.model(1, 64);
        ModelWork work = work()) {
      store.put(TinyModels.snapshot(9, wide));
      String message =
          String.valueOf(
              assertThrows(IllegalStateException.class, () -> work.work(generate(7, 9)))
                  .getMessage());
      assertTrue(message.contains("version 9") && message.contains("model.path"), message);
      assertEquals(12, limit(work.work(generate(7, 1))));
    }
  }

  private static int limit(Object result) {
    return Arrays.stream(((Rollout) result).responses()).mapToInt(r -> r.length).max().orElse(0);
  }

  private void hold(long version, long seed) {
    try (LanguageModel model = TinyModels.model(seed)) {
      store.put(TinyModels.snapshot(version, model));
    }
  }

  private ModelWork work() {
    return work(new Drawing(1, Sampling.plain(), 12));
  }

  private ModelWork work(Drawing drawing) {
    return new ModelWork(
        drawing,
        new VersionedPolicy(Policy.of(TinyModels.model(INITIAL)), store),
        new FixedModels(
            new TinyPolicies(INITIAL),
            Optional.of(new ReferenceModel(() -> TinyModels.model(FIXED)))));
  }

  private Rollout generated(Order.Generate order) {
    try (ModelWork work = work()) {
      return (Rollout) work.work(order);
    }
  }

  private EvaluationRollout evaluated(Order.Evaluate order) {
    try (ModelWork work = work()) {
      return (EvaluationRollout) work.work(order);
    }
  }

  private static Order.Generate generate(long number, long version) {
    return new Order.Generate(OrderId.training(number), 3, version, 2, true, true, PROMPTS);
  }

  private static Order.Score score() {
    return new Order.Score(
        OrderId.training(9),
        4,
        new int[][] {{5, 6}, {7, 8, 9}},
        new int[][] {{10, 11, 12, 1}, {13, 1}},
        new int[][] {{14, 1}, {15, 16, 17, 18, 1}});
  }

  private static Order.Evaluate evaluate(long number, long version) {
    int[][] references = {{20, 1}, {21, 1}, {22, 1}, {23, 1}};
    return new Order.Evaluate(OrderId.evaluation(number), 2, version, PROMPTS, references);
  }

  private static float[][] scored(LanguageModel model, int[][] prompts, int[][] responses) {
    int k = responses.length / prompts.length;
    Rows rows =
        Rows.scoring(
            List.of(prompts),
            IntStream.range(0, prompts.length)
                .mapToObj(p -> List.of(responses).subList(p * k, (p + 1) * k))
                .toList());
    return rows.split(model.tokenLogProbs(rows));
  }

  private static double sum(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }

  private static void assertSameBits(float[][] expected, float[][] actual) {
    assertTrue(
        Arrays.deepEquals(expected, actual),
        Arrays.deepToString(expected) + " but " + Arrays.deepToString(actual));
  }
}
