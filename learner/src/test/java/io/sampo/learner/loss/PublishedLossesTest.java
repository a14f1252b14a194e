package io.sampo.learner.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers that the public tests of other projects hold their losses to. */
class PublishedLossesTest {
  /** Margins 0, 10 and 20. */
  private static final PairLogProbs[] PAIRS = {
    new PairLogProbs(-0.5, -0.1, -0.5, -0.1),
    new PairLogProbs(-10.0, -30.0, -10.1, -20.1),
    new PairLogProbs(-1.0, -21.0, -0.1, -0.1)
  };

  /** torchtune, tests/torchtune/rlhf/loss/test_dpo_loss.py, test_dpo_loss. */
  @Test
  void dpoHasTheLossesOfTorchtune() {
    double[] expected = {0.6931471805599453, 0.3132616875182228, 0.12692801104297263};
    assertArrayEquals(expected, losses(new DpoLoss(0.1, 0)), 1e-12);
  }

  /** torchtune, the same file, test_rso_loss: relu(1 − γΔ). */
  @Test
  void slicHasTheLossesOfTorchtune() {
    assertArrayEquals(new double[] {1, 0, 0}, losses(new SlicLoss(0.1)), 1e-12);
  }

  /** (Δ − 5)² by hand. */
  @Test
  void ipoHasTheLossesOfItsFormula() {
    assertArrayEquals(new double[] {25, 25, 225}, losses(new IpoLoss(0.1)), 1e-9);
  }

  /** NeMo-RL, tests/unit/algorithms/test_loss_functions.py, test_dpo_loss. */
  @Test
  void dpoOfAPolicyThatIsItsReferenceIsLogTwo() {
    PairLogProbs same = new PairLogProbs(-12.5, -40, -12.5, -40);
    assertEquals(0.6931471805599453, new DpoLoss(0.3, 0).value(same), 1e-15);
  }

  /** SkyRL, tests/backends/skyrl_train/utils/test_ppo_utils.py, leave-one-out advantages. */
  @Test
  void leaveOneOutAdvantagesAreThoseOfSkyRl() {
    assertArrayEquals(new double[] {3, -3}, advantages(6, 3), 1e-12);
    assertArrayEquals(new double[] {-3, 3}, advantages(9, 12), 1e-12);
  }

  private static double[] losses(PairLoss loss) {
    return Arrays.stream(PAIRS).mapToDouble(loss::value).toArray();
  }

  private static double[] advantages(double... penalties) {
    return new HypoOnlineTerm(0)
        .advantages(
            Arrays.stream(penalties)
                .mapToObj(penalty -> new HypoOnlineTerm.Sample(penalty, 0, 1, 1))
                .toArray(HypoOnlineTerm.Sample[]::new));
  }
}
