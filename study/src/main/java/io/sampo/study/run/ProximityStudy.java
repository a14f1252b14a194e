package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_AGAINST_KL;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.offlineIpo;
import static io.sampo.study.run.Recipes.onlineIpo;
import static io.sampo.study.run.Recipes.overBudgets;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import io.sampo.study.run.Product.Policy;
import io.sampo.study.run.Product.SampledPairs;
import java.util.List;

/** The study of [T] on where the responses of offline pairs come from. */
final class ProximityStudy {
  private static final String NEAR = "SFT vs SFT";
  private static final String CONTRAST = "SFT vs a fifth";
  private static final String FAR_CONTRAST = "a fifth vs the end";
  private static final String BEST = "the end vs the end";

  /** [T]'s 800 of 4 000 steps. */
  private static final int FIFTH = 5;

  private ProximityStudy() {}

  static RunStudy study() {
    Arm online = onlineIpo("online IPO");
    Policy end = Policy.of(online);
    Policy fifth = Policy.of(online.with("run.steps", online.steps() / FIFTH));
    return new RunStudy(
        "pair-proximity",
        "Does it matter which policies the offline pairs come from? ([T] figs. 5 and 12)",
        "Offline IPO on the prompts of the offline pairs, answered by two policies and labelled by"
            + " the golden scorer: the bundled policy (SFT), the online run of online-vs-offline at"
            + " a fifth of its steps, and at its end. β 0.1, constant rate 3e-4, 300 steps.",
        List.of(
            arm(NEAR, Policy.BUNDLED, Policy.BUNDLED),
            arm(CONTRAST, Policy.BUNDLED, fifth),
            arm(FAR_CONTRAST, fifth, end),
            arm(BEST, end, end)),
        List.of(),
        List.of(
            new Claim(
                "Pairs with one side from SFT serve better than pairs of two later policies",
                "[T] fig. 12: proximity to SFT matters most",
                List.of(less(CONTRAST, FAR_CONTRAST))),
            new Claim(
                "Better responses alone do not help",
                "[T] fig. 5: pairs of the final policy against pairs near SFT",
                List.of(less(NEAR, BEST)))),
        List.of(WIN_RATE_AGAINST_KL, WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm arm(String name, Policy first, Policy second) {
    return offlineIpo(name)
        .with("data.pairs.source", "file")
        .with("data.pairs.path", new SampledPairs(first, second));
  }

  private static Sign less(String near, String far) {
    return new Sign(
        "win rate, mean over KL budgets: " + near + " minus " + far,
        overBudgets(near).minus(overBudgets(far)));
  }
}
