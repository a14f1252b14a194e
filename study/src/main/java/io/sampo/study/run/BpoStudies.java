package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.WIN_RATE;
import static io.sampo.study.run.Recipes.arm;
import static io.sampo.study.run.Recipes.golden;
import static io.sampo.study.run.Recipes.higher;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.ArrayList;
import java.util.List;

/** The studies of [B], Xu et al. 2024. */
final class BpoStudies {
  private BpoStudies() {}

  static RunStudy methods() {
    List<String> losses = List.of("dpo", "ipo", "slic");
    Group offline = group("offline", losses);
    Group onPolicy = group("on-policy", losses);
    Group bpo = group("BPO", losses);
    List<Arm> arms = new ArrayList<>();
    for (String loss : losses) {
      arms.add(method("offline", loss, "online-dpo").with("batch.lag", 200));
      arms.add(method("on-policy", loss, "online-dpo"));
      arms.add(method("BPO", loss, "bpo"));
    }
    return new RunStudy(
        "bpo-methods",
        "Offline, on-policy and BPO under three losses ([B] table 1, fig. 3)",
        "The golden scorer judges all pairs, as [B]'s preference simulator does, and every method"
            + " is given as many. Offline pairs are sampled from the initial policy (F = 1): a lag"
            + " of as many steps as the run has. β 0.1, linear rate from 2e-4, 200 steps. All"
            + " weights are trained. The losses stand for [B]'s tasks in the aggregates.",
        arms,
        List.of(offline, onPolicy, bpo),
        List.of(
            above(
                onPolicy,
                offline,
                "[B] table 1: DPO 77.2 → 88.3, IPO 80.1 → 90.9, SLiC 84.2 → 88.2 %"),
            above(
                bpo, offline, "[B] table 1: DPO 77.2 → 93.6, IPO 80.1 → 93.7, SLiC 84.2 → 92.2 %"),
            above(
                bpo,
                onPolicy,
                "[B] table 1: DPO 88.3 → 93.6, IPO 90.9 → 93.7, SLiC 88.2 → 92.2 %")),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm method(String name, String loss, String algorithm) {
    return golden(name + " " + loss, algorithm).with("algorithm.loss", loss);
  }

  private static Group group(String name, List<String> losses) {
    return new Group(name, losses.stream().map(loss -> name + " " + loss).toList());
  }

  private static Claim above(Group group, Group than, String paper) {
    return new Claim(
        group.name() + " wins more often than " + than.name() + ", over three losses",
        paper,
        List.of(
            new Sign(
                "win rate, mean over losses: " + group.name() + " minus " + than.name(),
                group.end(WIN_RATE).minus(than.end(WIN_RATE)))));
  }

  static RunStudy goldenReference() {
    Arm bpo = golden("BPO", "bpo");
    Arm sft = golden("on-policy DPO, reference SFT", "online-dpo");
    Arm better =
        golden("on-policy DPO, reference golden", "online-dpo")
            .with("algorithm.reference", "fixed")
            .with("algorithm.fixed-reference", new Model.Aligned(bpo, 11));
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
        "Golden judge, β 0.1, a constant rate at which BPO falls apart, 200 steps. All weights are"
            + " trained, where [B] trains one LoRA.",
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
    return arm(name, algorithm, 200, 1e-3, "constant").with("judge.training.kind", "golden");
  }

  private static Sign fall(Arm arm) {
    return new Sign("win rate: peak minus end, " + arm.name(), Quantity.fall(arm.name(), WIN_RATE));
  }
}
