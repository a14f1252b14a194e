package io.sampo.study;

import static io.sampo.study.Verdict.NOT_DISTINGUISHABLE;
import static io.sampo.study.Verdict.NOT_REPRODUCED;
import static io.sampo.study.Verdict.REPRODUCED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleTest {
  private static final Evidence FOR = new Evidence("for", new double[] {.11, .14, .08});
  private static final Evidence AGAINST = new Evidence("against", new double[] {-.11, -.14, -.08});
  private static final Evidence OPEN = new Evidence("open", new double[] {.11, .24, .01});

  private static Verdict measured(Evidence... evidence) {
    return Rule.INTERVAL.of(List.of(evidence), Scale.FULL);
  }

  private static Verdict exact(Evidence... evidence) {
    return Rule.EXACT.of(List.of(evidence), Scale.QUICK);
  }

  @Test
  void anIntervalAboveZeroReproduces() {
    assertEquals(REPRODUCED, measured(FOR));
  }

  @Test
  void anIntervalBelowZeroDoesNot() {
    assertEquals(NOT_REPRODUCED, measured(AGAINST));
    assertEquals(NOT_REPRODUCED, measured(FOR, AGAINST));
  }

  @Test
  void anIntervalThatHoldsZeroLeavesItOpenThoughEverySeedAgrees() {
    assertEquals(NOT_DISTINGUISHABLE, measured(OPEN));
    assertEquals(NOT_DISTINGUISHABLE, measured(FOR, OPEN));
  }

  @Test
  void fewerThanThreeSeedsLeaveItOpen() {
    assertEquals(NOT_DISTINGUISHABLE, measured(new Evidence("two", new double[] {.11, .1101})));
  }

  @Test
  void aMissingNumberLeavesItOpen() {
    double[] hole = {.11, Double.NaN, .12, .11};
    assertEquals(NOT_DISTINGUISHABLE, measured(new Evidence("hole", hole)));
  }

  @Test
  void noEvidenceLeavesItOpen() {
    assertEquals(NOT_DISTINGUISHABLE, measured());
    assertEquals(NOT_DISTINGUISHABLE, exact());
  }

  @Test
  void quickScaleDecidesNothingThatIsMeasured() {
    assertEquals(NOT_DISTINGUISHABLE, Rule.INTERVAL.of(List.of(FOR), Scale.QUICK));
  }

  @Test
  void exactFindingsAreDecidedAtEitherScale() {
    assertEquals(REPRODUCED, exact(FOR, OPEN));
    assertEquals(NOT_REPRODUCED, exact(FOR, AGAINST));
    assertEquals(NOT_DISTINGUISHABLE, exact(new Evidence("mixed", new double[] {1, -1, 1})));
  }

  @Test
  void anExactFindingNeedsTheSeedsOfItsScale() {
    Evidence one = new Evidence("one", new double[] {1});
    Evidence two = new Evidence("two", new double[] {1, 1});
    Evidence against = new Evidence("against", new double[] {-1, -1});
    assertEquals(REPRODUCED, exact(two));
    assertEquals(NOT_REPRODUCED, exact(against));
    assertEquals(NOT_DISTINGUISHABLE, exact(one));
    assertEquals(NOT_DISTINGUISHABLE, Rule.EXACT.of(List.of(two), Scale.FULL));
    assertEquals(NOT_DISTINGUISHABLE, Rule.EXACT.of(List.of(against), Scale.FULL));
    assertEquals(REPRODUCED, Rule.EXACT.of(List.of(FOR), Scale.FULL));
  }
}
