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

/** The studies of [B], Xu et al. 2024, that compare its method with others. */
final class BpoStudies {
  private BpoStudies() {}

  static RunStudy methods() {
    List<String> losses = List.of("dpo", "ipo", "slic");
    Group offline = group("offline", losses);
    Group onPolicy = group("on-policy", losses);
    Group bpo = group("BPO", losses);
    List<Arm> arms = new ArrayList<>();
    for (String loss : losses) {
      arms.add(method("offline", loss, "online-dpo").with("batch.phases", 1));
      arms.add(method("on-policy", loss, "online-dpo"));
      arms.add(method("BPO", loss, "bpo"));
    }
    return new RunStudy(
        "bpo-methods",
        "Offline, on-policy and BPO under three losses ([B] table 1, fig. 3)",
        "The golden scorer judges all pairs, as [B]'s preference simulator does, and every method"
            + " is given as many. Offline pairs are sampled from the initial policy: one"
            + " annotation phase. β 0.1, linear rate from 2e-4, 200 steps. All weights are"
            + " trained. The losses stand for [B]'s tasks in the aggregates.",
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

  static RunStudy headToHead() {
    Arm bpo = method("BPO", "dpo", "bpo");
    Arm onPolicy = method("on-policy", "dpo", "online-dpo");
    Arm offline = method("offline", "dpo", "online-dpo").with("batch.phases", 1);
    Exam overOffline = new Exam.HeadToHead(bpo.name(), offline.name());
    Exam overOnPolicy = new Exam.HeadToHead(bpo.name(), onPolicy.name());
    return new RunStudy(
        "bpo-head-to-head",
        "BPO's answers against those of offline and on-policy DPO ([B] table 2)",
        "The runs of bpo-methods under the DPO loss. The final policies answer the same held-out"
            + " prompts at temperature 1, and the golden scorer compares the answers; equal ones"
            + " count half.",
        List.of(bpo, onPolicy, offline),
        List.of(),
        List.of(overOffline, overOnPolicy),
        List.of(
            beats(overOffline, "offline DPO", "[B] table 2: 75.9 % on TL;DR"),
            beats(overOnPolicy, "on-policy DPO", "[B] table 2: 70.4 % on TL;DR")),
        List.of(WIN_RATE_OVER_STEPS));
  }

  private static Claim beats(Exam exam, String other, String paper) {
    return new Claim(
        "BPO beats " + other + " head-to-head",
        paper,
        List.of(
            new Sign(
                "head-to-head win rate minus 0.5: " + exam.name(),
                Quantity.found(exam, Exam.HeadToHead.WINS).minus(0.5))));
  }

  static RunStudy annotationPhases() {
    Arm one = phases("F = 1", 1);
    Arm two = phases("F = 2", 2);
    Arm all = phases("F = T", 0);
    return new RunStudy(
        "annotation-phases",
        "How often must annotators be asked? ([B] fig. 4)",
        "BPO with the same number of judged pairs in 1, 2, 6, 15 phases and one phase a step: 300"
            + " steps, which these divide. Golden judge, β 0.1, linear rate from 2e-4. F = 1 is"
            + " offline DPO on samples of the initial policy.",
        List.of(one, two, phases("F = 6", 6), phases("F = 15", 15), all),
        List.of(),
        List.of(
            new Claim(
                "A second phase is better than one",
                "[B] fig. 4: 72.0 → 80.2 % (TL;DR), 82.2 → 89.1 % (helpfulness)",
                List.of(higher(WIN_RATE, "win rate", two.name(), one.name()))),
            new Claim(
                "A second phase gives most of what a phase a step gives",
                "[B] fig. 4",
                List.of(
                    new Sign(
                        "win rate: F = 2 minus the middle of F = 1 and F = T",
                        Quantity.end(two.name(), WIN_RATE).minus(middle(one, all))))),
            new Claim(
                "A phase a step is better than one",
                "[B] fig. 4",
                List.of(higher(WIN_RATE, "win rate", all.name(), one.name())))),
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm phases(String name, int phases) {
    return arm(name, "bpo", 300, 2e-4, "linear")
        .with("judge.training.kind", "golden")
        .with("batch.phases", phases);
  }

  private static Quantity middle(Arm one, Arm other) {
    return Quantity.mean(
        List.of(Quantity.end(one.name(), WIN_RATE), Quantity.end(other.name(), WIN_RATE)));
  }
}
