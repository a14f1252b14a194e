package io.sampo.learner.loss;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The reward model's loss and its gradients equal the reference's, extreme rows included. */
class BradleyTerryLossTest {
  private final BradleyTerryLoss loss = new BradleyTerryLoss();

  @TestFactory
  Stream<DynamicTest> bradleyTerryEqualsTheReference() {
    return Fixtures.cases("losses/bradley_terry.json")
        .flatMap(c ->
            Arrays.stream(Precision.values())
                .map(precision ->
                    dynamicTest(
                        c.get("name").asText() + " " + precision, () -> check(c, precision))));
  }

  private void check(JsonNode c, Precision precision) {
    double[] chosen = Fixtures.doubles(c.get("inputs").get("reward_chosen"));
    double[] rejected = Fixtures.doubles(c.get("inputs").get("reward_rejected"));
    JsonNode expected = c.get("expected");
    JsonNode gradients = expected.get("grad_of_mean");
    double sum = 0;
    for (int i = 0; i < chosen.length; i++) {
      double w = precision.rounded(chosen[i]);
      double l = precision.rounded(rejected[i]);
      sum += loss.value(w, l);
      precision.check("loss", expected.get("per_example").get(i).asDouble(), loss.value(w, l));
      double slope = loss.chosenDerivative(w, l) / chosen.length;
      precision.check("∂/∂chosen", gradients.get("reward_chosen").get(i).asDouble(), slope);
      precision.check("∂/∂rejected", gradients.get("reward_rejected").get(i).asDouble(), -slope);
    }
    precision.check("mean", expected.get("mean").asDouble(), sum / chosen.length);
  }
}
