package io.sampo.learner.loss;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Losses of a pair and their gradients equal the reference's, extreme rows included. */
class PairLossParityTest {

  @TestFactory
  Stream<DynamicTest> dpoEqualsTheReference() {
    return tests("dpo", params -> new DpoLoss(beta(params), 0));
  }

  @TestFactory
  Stream<DynamicTest> dpoWithLabelSmoothingEqualsTheReference() {
    return tests(
        "dpo_label_smoothing",
        params -> new DpoLoss(beta(params), params.get("label_smoothing").asDouble()));
  }

  @TestFactory
  Stream<DynamicTest> ipoEqualsTheReference() {
    return tests("ipo", params -> new IpoLoss(beta(params)));
  }

  @TestFactory
  Stream<DynamicTest> ipoOfAveragedLogProbsEqualsTheReference() {
    return tests("ipo_length_average", params -> new IpoLoss(beta(params)));
  }

  @TestFactory
  Stream<DynamicTest> slicEqualsTheReference() {
    return tests("slic", params -> new SlicLoss(beta(params)));
  }

  @TestFactory
  Stream<DynamicTest> bestOfTwoEqualsTheReference() {
    return tests("bo2", params -> new BestOfTwoLoss());
  }

  private static double beta(JsonNode params) {
    return params.get("beta").asDouble();
  }

  private static Stream<DynamicTest> tests(String file, Function<JsonNode, PairLoss> losses) {
    boolean averaged = file.endsWith("_average");
    return Fixtures.cases("losses/" + file + ".json")
        .flatMap(c ->
            Arrays.stream(Precision.values())
                .map(precision ->
                    dynamicTest(
                        file + " " + c.get("name").asText() + " " + precision,
                        () -> check(c, losses.apply(c.get("params")), averaged, precision))));
  }

  private static void check(JsonNode c, PairLoss loss, boolean averaged, Precision precision) {
    JsonNode expected = c.get("expected");
    int pairs = expected.get("per_example").size();
    double sum = 0;
    for (int i = 0; i < pairs; i++) {
      PairLogProbs pair = pair(c.get("inputs"), i, averaged, precision);
      precision.check("loss " + i, expected.get("per_example").get(i).asDouble(), loss.value(pair));
      sum += loss.value(pair);
    }
    precision.check("mean", expected.get("mean").asDouble(), sum / pairs);
    checkGradients(c, loss, averaged, precision);
  }

  private static void checkGradients(
      JsonNode c, PairLoss loss, boolean averaged, Precision precision) {
    JsonNode inputs = c.get("inputs");
    JsonNode expected = c.get("expected").get("grad_of_mean");
    int pairs = expected.get("policy_chosen").size();
    Set<Integer> skipped =
        Arrays.stream(Fixtures.ints(c.path("skip_gradient_of")))
            .boxed()
            .collect(Collectors.toSet());
    for (int i = 0; i < pairs; i++) {
      if (!skipped.contains(i)) {
        PairLogProbs pair = pair(inputs, i, averaged, precision);
        precision.check(
            "∂/∂chosen " + i,
            expected.get("policy_chosen").get(i).asDouble(),
            loss.chosenDerivative(pair) / length(inputs, "length_chosen", i, averaged) / pairs);
        precision.check(
            "∂/∂rejected " + i,
            expected.get("policy_rejected").get(i).asDouble(),
            loss.rejectedDerivative(pair) / length(inputs, "length_rejected", i, averaged) / pairs);
      }
    }
  }

  private static PairLogProbs pair(JsonNode inputs, int i, boolean averaged, Precision precision) {
    double chosen = length(inputs, "length_chosen", i, averaged);
    double rejected = length(inputs, "length_rejected", i, averaged);
    return new PairLogProbs(
        precision.rounded(inputs.path("policy_chosen").path(i).asDouble()) / chosen,
        precision.rounded(inputs.path("policy_rejected").path(i).asDouble()) / rejected,
        precision.rounded(inputs.path("reference_chosen").path(i).asDouble()) / chosen,
        precision.rounded(inputs.path("reference_rejected").path(i).asDouble()) / rejected);
  }

  private static double length(JsonNode inputs, String name, int i, boolean averaged) {
    return averaged ? inputs.get(name).get(i).asDouble() : 1;
  }
}
