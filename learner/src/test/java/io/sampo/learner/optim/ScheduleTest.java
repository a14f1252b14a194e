package io.sampo.learner.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Learning rates over a run equal the reference's, past the end too. */
class ScheduleTest {

  @TestFactory
  Stream<DynamicTest> ratesEqualTheReference() {
    return Fixtures.cases("optim/schedules.json")
        .map(
            c -> dynamicTest(c.get("kind").asText() + " " + c.get("warmup_steps"), () -> check(c)));
  }

  @Test
  void aLinearScheduleMayEndAtAShareOfItsPeak() {
    Schedule schedule = new Schedule(Schedule.Shape.LINEAR, 2, 0, 10, 0.5);
    assertEquals(2, schedule.rate(0), 1e-12);
    assertEquals(1.5, schedule.rate(5), 1e-12);
    assertEquals(1, schedule.rate(10), 1e-12);
  }

  private static void check(JsonNode c) {
    Schedule schedule =
        Schedule.of(
            shape(c.get("kind").asText()),
            c.get("base_lr").asDouble(),
            warmup(c),
            c.get("total_steps").asInt());
    double[] expected = Fixtures.doubles(c.get("lr"));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], schedule.rate(i), 1e-12, "update " + i);
    }
  }

  private static Schedule.Shape shape(String kind) {
    return switch (kind) {
      case "linear" -> Schedule.Shape.LINEAR;
      case "cosine" -> Schedule.Shape.COSINE;
      default -> Schedule.Shape.CONSTANT;
    };
  }

  /** The reference's plain constant schedule takes no notice of a warm-up. */
  private static int warmup(JsonNode c) {
    return c.get("kind").asText().equals("constant") ? 0 : c.get("warmup_steps").asInt();
  }
}
