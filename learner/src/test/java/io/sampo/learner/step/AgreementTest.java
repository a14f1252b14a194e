package io.sampo.learner.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  @Test
  void whatWasNotComparedIsNotReported() {
    assertEquals(Map.of(), new Agreement().metrics());
  }

  @Test
  void theLargestDifferenceAndTheShareOfTokensThatDisagreeAreOverAllRows() {
    Agreement agreement = new Agreement();
    agreement.add(new float[][] {{-1, -2}, {-3}}, new float[][] {{-1, -2.5f}, {-3}});
    agreement.add(new float[][] {{-1}}, new float[][] {{-1.00001f}});
    assertEquals(Map.of("behaviour_gap", .5, "behaviour_gap_share", .25), agreement.metrics());
  }
}
