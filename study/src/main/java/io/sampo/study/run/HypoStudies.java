package io.sampo.study.run;

import static io.sampo.study.run.Plot.HELD_OUT_LOSS_OVER_STEPS;
import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.KL;
import static io.sampo.study.run.Recipes.WIN_RATE;
import static io.sampo.study.run.Recipes.arm;
import static io.sampo.study.run.Recipes.higher;
import static io.sampo.study.run.Recipes.scored;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.List;

/** The studies of [H], Song et al. 2024. */
final class HypoStudies {
  /** Of five. */
  private static final double FIRST_EPOCH = 0.2;

  private HypoStudies() {}

  static RunStudy versusDpo() {
    String hypo = "HyPO";
    String dpo = "DPO";
    return new RunStudy(
        "hypo-vs-dpo",
        "Does an online KL term help offline DPO? ([H] table 1)",
        "Both train on the same 1 600 pairs of reference texts, labelled by the golden scorer (σ of"
            + " 2.5 times the difference), for four epochs: 400 steps of 16 pairs, β 0.1, constant"
            + " rate 2e-4. HyPO adds λ 0.01 times the online term over 16 prompts × 2 samples a"
            + " step.",
        List.of(
            scored(arm(dpo, "offline-dpo", 400, 2e-4, "constant")).with("evaluation.every", 50),
            scored(arm(hypo, "hypo", 400, 2e-4, "constant"))
                .with("evaluation.every", 50)
                .with("algorithm.hypo.lambda", 0.01)),
        List.of(),
        List.of(
            new Claim(
                "HyPO wins more often than DPO",
                "[H] table 1: 42.17 → 46.44 % (1.4B), 44.39 → 50.50 % (2.8B)",
                List.of(higher(WIN_RATE, "win rate", hypo, dpo))),
            new Claim(
                "HyPO stays closer to the reference than DPO",
                "[H] table 1: reverse KL 44.90 → 27.07 (1.4B), 68.95 → 48.98 (2.8B)",
                List.of(higher(KL, "reverse KL, nats", dpo, hypo)))),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  static RunStudy overfitting() {
    String hypo = "HyPO";
    String dpo = "DPO";
    return new RunStudy(
        "hypo-overfitting",
        "Five epochs over the same pairs ([H] fig. 1)",
        "As hypo-vs-dpo for five epochs over the 1 600 pairs: 500 steps of 16, β 0.1, constant rate"
            + " 2e-4, λ 0.01. Measured on the way: reverse KL on 256 held-out prompts, and the DPO"
            + " loss on 256 held-out pairs.",
        List.of(
            epochs(arm(dpo, "offline-dpo", 500, 2e-4, "constant")),
            epochs(arm(hypo, "hypo", 500, 2e-4, "constant")).with("algorithm.hypo.lambda", 0.01)),
        List.of(),
        List.of(
            new Claim(
                "DPO's validation KL goes on rising after the first epoch",
                "[H] fig. 1",
                List.of(new Sign("reverse KL, nats: end minus first epoch, DPO", rise(dpo)))),
            new Claim(
                "HyPO's validation KL rises less than DPO's after the first epoch",
                "[H] fig. 1",
                List.of(
                    new Sign(
                        "rise of the reverse KL, nats: DPO minus HyPO",
                        rise(dpo).minus(rise(hypo))))),
            new Claim(
                "HyPO's validation KL ends below DPO's",
                "[H] fig. 1",
                List.of(higher(KL, "reverse KL, nats", dpo, hypo)))),
        List.of(KL_OVER_STEPS, HELD_OUT_LOSS_OVER_STEPS, WIN_RATE_OVER_STEPS));
  }

  private static Arm epochs(Arm arm) {
    return scored(arm).with("evaluation.every", 50).with("evaluation.pairs", 256);
  }

  private static Quantity rise(String arm) {
    return Quantity.end(arm, KL).minus(Quantity.behind(FIRST_EPOCH, arm, KL));
  }
}
