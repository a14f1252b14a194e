package io.sampo.study.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.study.ComputedStudy;
import io.sampo.study.Finding;
import io.sampo.study.Scale;
import io.sampo.study.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bandits at the papers' sizes, and why they come out as they do. */
final class BanditStudiesTest {
  private static final List<Long> SEEDS = List.of(101L, 102L, 103L);

  private static List<Verdict> verdicts(ComputedStudy study) {
    return study.result(Scale.QUICK, SEEDS).findings().stream().map(Finding::verdict).toList();
  }

  @Test
  void withLinearFeaturesBothMethodsFindTheUnseenBestResponse() {
    assertEquals(
        List.of(Verdict.REPRODUCED, Verdict.REPRODUCED), verdicts(LinearBanditStudy.study()));
  }

  @Test
  void withoutFeaturesTheParameterisationDecides() {
    assertEquals(
        List.of(Verdict.NOT_REPRODUCED, Verdict.REPRODUCED), verdicts(TabularBanditStudy.study()));
  }

  @Test
  void onlyTheOnlineTermBoundsTheReverseKl() {
    assertEquals(
        List.of(Verdict.REPRODUCED, Verdict.REPRODUCED, Verdict.REPRODUCED),
        verdicts(CoverageStudy.study()));
  }

  @Test
  void twoSeedsDecideAtQuickScaleAlone() {
    for (ComputedStudy study :
        List.of(LinearBanditStudy.study(), TabularBanditStudy.study(), CoverageStudy.study())) {
      for (Scale scale : Scale.values()) {
        for (Finding finding : study.result(scale, SEEDS.subList(0, 2)).findings()) {
          assertEquals(
              scale == Scale.FULL,
              finding.verdict() == Verdict.NOT_DISTINGUISHABLE,
              scale + ": " + finding.claim());
        }
      }
    }
  }

  @Test
  void theLinearBanditIsThePapers() {
    LinearBandit bandit = LinearBandit.of(5);
    double[][] rows = bandit.features().rows();
    assertEquals(100, rows.length);
    for (double[] row : rows) {
      assertEquals(16, row.length);
      assertEquals(1, Arrays.stream(row).map(Math::abs).sum(), 1e-12);
    }
    assertEquals(5, bandit.rewards()[LinearBandit.BEST], 1e-12);
    assertEquals(10_000, bandit.pairs().size());
    assertTrue(Arrays.stream(bandit.pairs().chosen()).allMatch(y -> y < 50));
    assertTrue(Arrays.stream(bandit.pairs().rejected()).allMatch(y -> y < 50));
  }

  @Test
  void labelsFollowBradleyAndTerry() {
    Preferences pairs = Preferences.draw(3, new double[] {1, 0}, 2, 20_000);
    double share = Arrays.stream(pairs.chosen()).filter(y -> y == 0).count() / 20_000.0;
    assertEquals(1 / (1 + Math.exp(-1)), share, 0.01);
  }

  @Test
  void aStepOfEachPolicyFollowsItsGradient() {
    double[] slopes = {0.3, -0.7, 0.2, 0.1};
    double[][] rows = {{1, 0}, {0.5, -0.5}, {0.2, 0.8}, {0, 1}};
    List<BanditPolicy> policies =
        List.of(
            new TabularPolicy(new double[4]),
            new SharePolicy(4),
            new LinearPolicy(new Features(rows)));
    for (BanditPolicy policy : policies) {
      double before = dot(slopes, policy.logProbs());
      policy.step(slopes, 1e-3);
      double after = dot(slopes, policy.logProbs());
      assertTrue(after < before, policy.getClass().getSimpleName());
      assertEquals(1, Arrays.stream(policy.logProbs()).map(Math::exp).sum(), 1e-12);
    }
  }

  /** The mass of the third response vanishes like 1/t, and with it its share of the KL. */
  @Test
  void hyposDescentHasNearlyEnded() {
    ThreeResponses world = ThreeResponses.of(7, 1e-30);
    double[] end = CoverageStudy.hypo(world);
    double[] further = new HypoDescent(world, 0.1, 0.1, 2).from(end, 5_000);
    assertEquals(world.reverseKl(end), world.reverseKl(further), 1 / (0.1 * 2 * 20_000));
    assertTrue(world.reverseKl(CoverageStudy.dpo(world)) > 6, "where it began");
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
