package io.sampo.learner.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** HyPO's online term, alone and beside its offline DPO, equals the reference's. */
class HypoOnlineTermTest {

  @TestFactory
  Stream<DynamicTest> theOnlineTermEqualsTheReference() {
    return tests("hypo_online", HypoOnlineTermTest::checkOnline);
  }

  @TestFactory
  Stream<DynamicTest> offlineDpoAndTheOnlineTermTogetherEqualTheReference() {
    return tests("hypo_total", HypoOnlineTermTest::checkTotal);
  }

  @Test
  void aSingleSampleHasItsBarePenaltyAsAdvantage() {
    HypoOnlineTerm.Sample[] alone = {new HypoOnlineTerm.Sample(-3, -5, 10, 1)};
    assertArrayEquals(new double[] {2.2}, new HypoOnlineTerm(0.02).advantages(alone), 1e-12);
  }

  @Test
  void anAdvantageIsWeighedByTheImportanceOfItsSampleAfterTheBaseline() {
    HypoOnlineTerm.Sample[] samples = {
      new HypoOnlineTerm.Sample(-3, -5, 1, 2), new HypoOnlineTerm.Sample(-4, -5, 1, 1)
    };
    assertArrayEquals(new double[] {2, -1}, new HypoOnlineTerm(0).advantages(samples), 1e-12);
  }

  @Test
  void importanceIsTheRatioOfProbabilitiesAndAtMostFive() {
    assertEquals(1, HypoOnlineTerm.importance(-7.5, -7.5));
    assertEquals(Math.exp(0.5), HypoOnlineTerm.importance(-7, -7.5), 1e-12);
    assertEquals(5, HypoOnlineTerm.importance(-7, -10_000));
    assertEquals(0, HypoOnlineTerm.importance(-10_000, -7));
  }

  private interface Check {
    void of(JsonNode testCase, Precision precision);
  }

  private static Stream<DynamicTest> tests(String file, Check check) {
    return Fixtures.cases("losses/" + file + ".json")
        .flatMap(c ->
            Arrays.stream(Precision.values())
                .map(precision ->
                    dynamicTest(
                        c.get("name").asText() + " " + precision, () -> check.of(c, precision))));
  }

  private static void checkOnline(JsonNode c, Precision precision) {
    precision.check("mean", c.get("expected").get("mean").asDouble(), onlineMean(c, 1, precision));
  }

  private static void checkTotal(JsonNode c, Precision precision) {
    JsonNode params = c.get("params");
    double lambda = params.get("lambda").asDouble();
    double online = onlineMean(c, lambda, precision);
    double dpo = dpoMean(c, new DpoLoss(params.get("beta").asDouble(), 0), precision);
    JsonNode expected = c.get("expected");
    precision.check("dpo", expected.get("dpo_mean").path(0).asDouble(dpo), dpo);
    precision.check("total", expected.get("mean").asDouble(), dpo + lambda * online);
  }

  /** Checks each sample's term and gradient, and returns the mean of the terms. */
  private static double onlineMean(JsonNode c, double lambda, Precision precision) {
    JsonNode expected = c.get("expected");
    JsonNode policies = c.get("inputs").get("policy_online");
    HypoOnlineTerm term = new HypoOnlineTerm(c.get("params").get("alpha").asDouble());
    double sum = 0;
    int samples = policies.size() * policies.get(0).size();
    for (int p = 0; p < policies.size(); p++) {
      double[] advantages = term.advantages(samples(c.get("inputs"), p, precision));
      for (int i = 0; i < advantages.length; i++) {
        double value = advantages[i] * precision.rounded(policies.get(p).get(i).asDouble());
        sum += value;
        precision.check("advantage", at(expected.get("advantage"), p, i), advantages[i]);
        precision.check(
            "∂/∂policy",
            at(expected.get("grad_of_mean").get("policy_online"), p, i),
            lambda * advantages[i] / samples);
        if (expected.get("per_example").get(0).isArray()) {
          precision.check("term", at(expected.get("per_example"), p, i), value);
        }
      }
    }
    return sum / samples;
  }

  private static double at(JsonNode matrix, int row, int column) {
    return matrix.get(row).get(column).asDouble();
  }

  private static HypoOnlineTerm.Sample[] samples(JsonNode inputs, int prompt, Precision precision) {
    HypoOnlineTerm.Sample[] samples =
        new HypoOnlineTerm.Sample[inputs.get("policy_online").get(prompt).size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          new HypoOnlineTerm.Sample(
              precision.rounded(at(inputs.get("policy_online"), prompt, i)),
              precision.rounded(at(inputs.get("reference_online"), prompt, i)),
              inputs.get("length_online").get(prompt).get(i).asInt(),
              1);
    }
    return samples;
  }

  private static double dpoMean(JsonNode c, DpoLoss loss, Precision precision) {
    JsonNode inputs = c.get("inputs");
    JsonNode expected = c.get("expected").get("grad_of_mean").get("policy_chosen");
    double sum = 0;
    for (int i = 0; i < expected.size(); i++) {
      PairLogProbs pair =
          new PairLogProbs(
              precision.rounded(inputs.get("policy_chosen").get(i).asDouble()),
              precision.rounded(inputs.get("policy_rejected").get(i).asDouble()),
              precision.rounded(inputs.get("reference_chosen").get(i).asDouble()),
              precision.rounded(inputs.get("reference_rejected").get(i).asDouble()));
      sum += loss.value(pair);
      double slope = loss.chosenDerivative(pair) / expected.size();
      precision.check("∂/∂chosen", expected.get(i).asDouble(), slope);
    }
    return sum / expected.size();
  }
}
