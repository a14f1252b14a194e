package io.sampo.learner.loss;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The losses of scalar heads and their gradients equal the reference's, extreme rows included. */
class ComparisonLossTest {
  @TestFactory
  Stream<DynamicTest> bradleyTerryEqualsTheReference() {
    return equalsTheReference(
        "bradley_terry", new BradleyTerryLoss(), "reward_chosen", "reward_rejected");
  }

  @TestFactory
  Stream<DynamicTest> pairwisePreferenceEqualsTheReference() {
    return equalsTheReference(
        "pairwise_preference_model",
        new PairwisePreferenceLoss(),
        "logit_chosen_first",
        "logit_rejected_first");
  }

  private static Stream<DynamicTest> equalsTheReference(
      String file, ComparisonLoss loss, String chosen, String rejected) {
    return Fixtures.cases("losses/" + file + ".json")
        .flatMap(c ->
            Arrays.stream(Precision.values())
                .map(precision ->
                    dynamicTest(
                        c.get("name").asText() + " " + precision,
                        () -> check(c, loss, chosen, rejected, precision))));
  }

  private static void check(
      JsonNode c,
      ComparisonLoss loss,
      String chosenName,
      String rejectedName,
      Precision precision) {
    double[] chosen = Fixtures.doubles(c.get("inputs").get(chosenName));
    double[] rejected = Fixtures.doubles(c.get("inputs").get(rejectedName));
    JsonNode expected = c.get("expected");
    JsonNode gradients = expected.get("grad_of_mean");
    double sum = 0;
    for (int i = 0; i < chosen.length; i++) {
      double w = precision.rounded(chosen[i]);
      double l = precision.rounded(rejected[i]);
      sum += loss.value(w, l);
      precision.check("loss", expected.get("per_example").get(i).asDouble(), loss.value(w, l));
      precision.check(
          "∂/∂chosen",
          gradients.get(chosenName).get(i).asDouble(),
          loss.chosenDerivative(w, l) / chosen.length);
      precision.check(
          "∂/∂rejected",
          gradients.get(rejectedName).get(i).asDouble(),
          loss.rejectedDerivative(w, l) / chosen.length);
    }
    precision.check("mean", expected.get("mean").asDouble(), sum / chosen.length);
  }
}
