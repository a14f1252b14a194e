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
import java.util.Arrays;
import java.util.List;

/** The studies of [B], Xu et al. 2024, that compare its method with others. */
final class BpoStudies {
  private static final String OFFLINE = "offline";
  private static final String ON_POLICY = "on-policy";
  private static final String BPO = "BPO";

  private BpoStudies() {}

  static RunStudy methods() {
    List<Arm> arms = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      arms.add(method(OFFLINE, loss, "online-dpo").with("batch.phases", 1));
      arms.add(method(ON_POLICY, loss, "online-dpo"));
      arms.add(method(BPO, loss, "bpo"));
    }
    List<Claim> claims = new ArrayList<>();
    claims.addAll(above(ON_POLICY, OFFLINE));
    claims.addAll(above(BPO, OFFLINE));
    claims.addAll(above(BPO, ON_POLICY));
    return new RunStudy(
        "bpo-methods",
        "Offline, on-policy and BPO under three losses ([B] table 1, fig. 3)",
        "The golden scorer judges all pairs, as [B]'s preference simulator does, and every method"
            + " is given as many. Offline pairs are sampled from the initial policy: one"
            + " annotation phase. β 0.1, linear rate from 2e-4, 200 steps. All weights are"
            + " trained, by every method: what is compared is the reference alone, and"
            + " lora-ensemble looks at [B]'s adapters. The losses stand for [B]'s tasks in the"
            + " aggregates.",
        arms,
        List.of(group(OFFLINE), group(ON_POLICY), group(BPO)),
        claims,
        List.of(WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static Arm method(String method, Loss loss, String algorithm) {
    return golden(loss.of(method), algorithm).with("algorithm.loss", loss.key);
  }

  private static Group group(String method) {
    return new Group(method, Arrays.stream(Loss.values()).map(loss -> loss.of(method)).toList());
  }

  /** One method wins more often than another: over all losses, and under each. */
  private static List<Claim> above(String method, String than) {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        new Claim(
            method + " wins more often than " + than + ", over three losses",
            "[B] table 1",
            List.of(
                new Sign(
                    "win rate, mean over losses: " + method + " minus " + than,
                    group(method).end(WIN_RATE).minus(group(than).end(WIN_RATE))))));
    for (Loss loss : Loss.values()) {
      claims.add(
          new Claim(
              method + " wins more often than " + than + " under " + loss,
              "[B] table 1: %s → %s %%".formatted(loss.paper(than), loss.paper(method)),
              List.of(higher(WIN_RATE, "win rate", loss.of(method), loss.of(than)))));
    }
    return claims;
  }

  /** The losses of [B] table 1, with its overall win rates, %, of each method. */
  private enum Loss {
    DPO("DPO", "dpo", 77.2, 88.3, 93.6),
    IPO("IPO", "ipo", 80.1, 90.9, 93.7),
    SLIC("SLiC", "slic", 84.2, 88.2, 92.2);

    private final String words;
    private final String key;
    private final double offline;
    private final double onPolicy;
    private final double bpo;

    Loss(String words, String key, double offline, double onPolicy, double bpo) {
      this.words = words;
      this.key = key;
      this.offline = offline;
      this.onPolicy = onPolicy;
      this.bpo = bpo;
    }

    /** The arm of a method under this loss. */
    String of(String method) {
      return method + " " + key;
    }

    double paper(String method) {
      return switch (method) {
        case OFFLINE -> offline;
        case ON_POLICY -> onPolicy;
        case BPO -> bpo;
        default -> throw new IllegalArgumentException("no method of the table: " + method);
      };
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static RunStudy headToHead() {
    Arm bpo = method(BPO, Loss.DPO, "bpo");
    Arm onPolicy = method(ON_POLICY, Loss.DPO, "online-dpo");
    Arm offline = method(OFFLINE, Loss.DPO, "online-dpo").with("batch.phases", 1);
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
