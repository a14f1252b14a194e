package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.WIN_RATE;
import static io.sampo.study.run.Recipes.arm;
import static io.sampo.study.run.Recipes.golden;
import static io.sampo.study.run.Recipes.higher;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.List;

/** The studies of [B], Xu et al. 2024, that look at what its gain and its stability come from. */
final class StabilityStudies {
  private StabilityStudies() {}

  static RunStudy loraEnsemble() {
    Arm one = adapters("BPO, one LoRA", "bpo", 1, 4e-3);
    Arm five = adapters("BPO, five LoRAs", "bpo", 5, 4e-3);
    Arm oneDpo = adapters("on-policy DPO, one LoRA", "online-dpo", 1, 4e-3);
    Arm fiveDpo = adapters("on-policy DPO, five LoRAs", "online-dpo", 5, 4e-3);
    return new RunStudy(
        "lora-ensemble",
        "Does an ensemble of LoRAs stabilise BPO? ([B] section 5.4, fig. 6)",
        "Adapters of rank 16, α 32, on all linear layers; the policy is the mean of what they add."
            + " Golden judge, β 0.1, constant rate 4e-3, 200 steps: between a rate at which both"
            + " are stable (2e-3) and one at which both collapse (8e-3).",
        List.of(one, five, oneDpo, fiveDpo),
        List.of(),
        List.of(
            new Claim(
                "BPO with one LoRA deteriorates", "[B] fig. 6: it collapses", List.of(fall(one))),
            new Claim(
                "BPO is more stable with five LoRAs than with one",
                "[B] fig. 6",
                List.of(
                    new Sign(
                        "fall of the win rate from its peak: one minus five",
                        Quantity.fall(one.name(), WIN_RATE)
                            .minus(Quantity.fall(five.name(), WIN_RATE))),
                    higher(WIN_RATE, "win rate", five.name(), one.name()))),
            new Claim(
                "On-policy DPO wins more often with five LoRAs than with one",
                "[B] fig. 6",
                List.of(higher(WIN_RATE, "win rate", fiveDpo.name(), oneDpo.name())))),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm adapters(String name, String algorithm, int adapters, double rate) {
    return arm(name, algorithm, 200, rate, "constant")
        .with("judge.training.kind", "golden")
        .with("trainable.kind", "lora")
        .with("trainable.lora.adapters", adapters);
  }

  static RunStudy goldenReference() {
    Arm bpo = golden("BPO", "bpo");
    Arm sft = golden("on-policy DPO, reference SFT", "online-dpo");
    Arm better =
        golden("on-policy DPO, reference golden", "online-dpo")
            .with("algorithm.reference", "fixed")
            .with("algorithm.fixed-reference", new Product.Aligned(bpo, 11));
    return new RunStudy(
        "golden-reference",
        "Is BPO's gain that of a better reference? ([B] section 5.3, fig. 5)",
        "On-policy DPO against the SFT model, against a better static model (the end of a BPO run"
            + " of seed 11), and BPO. Golden judge, β 0.1, linear rate from 2e-4, 200 steps.",
        List.of(bpo, sft, better),
        List.of(),
        List.of(
            new Claim(
                "BPO wins more often than on-policy DPO with a better static reference",
                "[B] fig. 5",
                List.of(higher(WIN_RATE, "win rate", bpo.name(), better.name()))),
            new Claim(
                "BPO wins more often than on-policy DPO with the SFT reference",
                "[B] fig. 5",
                List.of(higher(WIN_RATE, "win rate", bpo.name(), sft.name())))),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  static RunStudy emaReference() {
    Arm bpo = unstable("BPO", "bpo");
    Arm sft = unstable("on-policy DPO", "online-dpo");
    Arm fast =
        unstable("EMA, τ 0.05", "online-dpo")
            .with("algorithm.reference", "ema")
            .with("algorithm.ema-tau", 0.05);
    Arm slow =
        unstable("EMA, τ 0.005", "online-dpo")
            .with("algorithm.reference", "ema")
            .with("algorithm.ema-tau", 0.005);
    return new RunStudy(
        "ema-reference",
        "Does a moving average as the reference stabilise training? ([B] section 5.4, fig. 7)",
        "One adapter of rank 16, α 32, on all linear layers, as in lora-ensemble. Golden judge, β"
            + " 0.1, constant rate 6e-3, 200 steps: one at which BPO rises before it falls.",
        List.of(bpo, sft, fast, slow),
        List.of(),
        List.of(
            new Claim(
                "BPO deteriorates",
                "[B] fig. 6, fig. 7",
                List.of(new Sign("win rate: peak minus end, BPO", Quantity.fall("BPO", WIN_RATE)))),
            new Claim(
                "An EMA reference deteriorates too",
                "[B] fig. 7: within 40 iterations for every τ",
                List.of(fall(fast), fall(slow)))),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm unstable(String name, String algorithm) {
    return adapters(name, algorithm, 1, 6e-3).with("evaluation.every", 10);
  }

  private static Sign fall(Arm arm) {
    return new Sign("win rate: peak minus end, " + arm.name(), Quantity.fall(arm.name(), WIN_RATE));
  }
}
