package io.sampo.learner.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.sampo.config.AlgorithmSection;
import io.sampo.config.RunConfig;
import io.sampo.learner.Fixtures;
import io.sampo.model.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a step of HyPO minimises equals the reference's: losses and slopes, from the orders' layout
 * on. A response's log-prob stands at its first token; its other tokens are certain.
 */
final class ObjectiveTest {
  private static final float[][] NONE = {};

  @TestFactory
  Stream<DynamicTest> theOnlineTermOfAStepEqualsTheReference() {
    return Fixtures.cases("losses/hypo_online.json")
        .map(c -> dynamicTest(c.get("name").asText(), () -> check(c, 1, false)));
  }

  @TestFactory
  Stream<DynamicTest> bothLanesOfAStepEqualTheReference() {
    return Fixtures.cases("losses/hypo_total.json")
        .map(c ->
            dynamicTest(
                c.get("name").asText(),
                () -> check(c, c.get("params").get("lambda").asDouble(), true)));
  }

  private static void check(JsonNode c, double lambda, boolean offline) {
    Lane online = Lane.online(c.get("inputs"));
    List<Lane> lanes = new ArrayList<>(List.of(online));
    if (offline) {
      lanes.add(Lane.offline(c.get("inputs")));
    }
    int pairs = offline ? lanes.getLast().micro().pairs().size() : 0;
    Objective objective =
        new Objective(algorithm(c.get("params"), lambda), pairs, online.policy().length, true);
    StepSums sums = new StepSums();
    for (Lane lane : lanes) {
      float[] slopes =
          objective.cotangents(
              lane.micro(),
              new Objective.Policy(lane.policy(), NONE),
              lane.micro().reference(),
              sums);
      lane.check(slopes, c.get("expected").get("grad_of_mean"));
    }
    close(c.get("expected").get("mean").asDouble(), sums.loss());
  }

  private static AlgorithmSection algorithm(JsonNode params, double lambda) {
    String text =
        "model.path = m, algorithm { name = hypo, beta = %s, hypo { lambda = %s, length-penalty = %s } }"
            .formatted(params.path("beta").asDouble(0.1), lambda, params.get("alpha").asDouble());
    return RunConfig.of(ConfigFactory.parseString(text)).algorithm();
  }

  /** One order, with the log-probs of its responses under the policy. */
  private record Lane(MicroBatch micro, float[][] policy, List<String> slopes) {

    static Lane online(JsonNode inputs) {
      double[] policy = flat(inputs.get("policy_online"));
      double[] reference = flat(inputs.get("reference_online"));
      double[] lengths = flat(inputs.get("length_online"));
      int k = inputs.get("policy_online").get(0).size();
      return new Lane(
          micro(rows(lengths), spread(reference, lengths), List.of(), k),
          spread(policy, lengths),
          List.of("policy_online"));
    }

    static Lane offline(JsonNode inputs) {
      double[] policy = flat(inputs.get("policy_chosen"), inputs.get("policy_rejected"));
      double[] reference = flat(inputs.get("reference_chosen"), inputs.get("reference_rejected"));
      double[] lengths = IntStream.range(0, policy.length).mapToDouble(i -> 1 + i % 3).toArray();
      int n = policy.length / 2;
      List<MicroBatch.Pair> pairs =
          IntStream.range(0, n).mapToObj(i -> new MicroBatch.Pair(i, n + i)).toList();
      return new Lane(
          micro(rows(lengths), spread(reference, lengths), pairs, 0),
          spread(policy, lengths),
          List.of("policy_chosen", "policy_rejected"));
    }

    private static MicroBatch micro(
        Rows rows, float[][] reference, List<MicroBatch.Pair> pairs, int k) {
      return new MicroBatch("order 0", 0, rows, NONE, reference, NONE, pairs, 0, k);
    }

    /** Every token of a response has its response's slope. */
    void check(float[] found, JsonNode expected) {
      double[] wanted = flat(slopes.stream().map(expected::get).toArray(JsonNode[]::new));
      int at = 0;
      for (int s = 0; s < wanted.length; s++) {
        for (int token = 0; token < policy[s].length; token++) {
          close(wanted[s], found[at++]);
        }
      }
      assertEquals(found.length, at);
    }
  }

  private static void close(double expected, double found) {
    assertEquals(expected, found, 1e-6 * Math.max(1, Math.abs(expected)));
  }

  private static double[] flat(JsonNode... arrays) {
    return Stream.of(arrays)
        .flatMap(array -> IntStream.range(0, array.size()).mapToObj(array::get))
        .flatMap(cell ->
            cell.isArray() ? IntStream.range(0, cell.size()).mapToObj(cell::get) : Stream.of(cell))
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static Rows rows(double[] lengths) {
    List<int[]> responses =
        IntStream.range(0, lengths.length).mapToObj(i -> new int[(int) lengths[i]]).toList();
    return Rows.scoringEach(responses.stream().map(_ -> new int[] {1}).toList(), responses);
  }

  private static float[][] spread(double[] values, double[] lengths) {
    float[][] rows = new float[values.length][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = new float[(int) lengths[s]];
      rows[s][0] = (float) values[s];
    }
    return rows;
  }
}
