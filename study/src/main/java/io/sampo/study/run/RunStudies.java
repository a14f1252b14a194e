package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_AGAINST_KL;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The studies of the system on the bundled task. All take turns (lag 0), as the papers do; what was
 * chosen and why stands in docs/studies.md.
 */
public final class RunStudies {
  private static final String WIN_RATE = Metric.WIN_RATE.key();
  private static final String KL = Metric.KL.key();

  /** Of every arm: no lag, and a curve of evaluations on more prompts than the demo's. */
  private static final Map<String, Object> COMMON =
      Map.of(
          "batch.lag", 0,
          "evaluation.every", 25,
          "evaluation.prompts", 256,
          "evaluation.final-prompts", 1000);

  private RunStudies() {}

  public static List<RunStudy> all() {
    return List.of(
        hypoVersusDpo(),
        onlineVersusOffline(),
        bestOfTwo(),
        bpoMethods(),
        goldenReference(),
        emaReference(),
        policySize());
  }

  private static Arm arm(String name, String algorithm, int steps, double rate, String schedule) {
    return Arm.of(name, algorithm)
        .with(COMMON)
        .with("run.steps", steps)
        .with("optimizer.lr", rate)
        .with("optimizer.schedule", schedule);
  }

  /** An arm without a judge in training: the proxy scores its evaluations all the same. */
  private static Arm scored(Arm arm) {
    return arm.with("judge.training.kind", "reward-model");
  }

  private static Arm golden(String name, String algorithm) {
    return arm(name, algorithm, 200, 2e-4, "linear").with("judge.training.kind", "golden");
  }

  private static Sign higher(String metric, String words, String arm, String than) {
    return new Sign(
        words + ": " + arm + " minus " + than,
        Quantity.end(arm, metric).minus(Quantity.end(than, metric)));
  }

  private static RunStudy hypoVersusDpo() {
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

  private static RunStudy onlineVersusOffline() {
    String online = "online IPO";
    String offline = "offline IPO";
    return new RunStudy(
        "online-vs-offline",
        "Golden win rate against KL, online and offline IPO ([T] fig. 1)",
        "The golden scorer plays the human: it labelled the 1 600 offline pairs of reference texts"
            + " and the pairs that the proxy reward model was trained on. The proxy judges the"
            + " online run, the golden scorer only evaluates. β 0.1, constant rate 3e-4, 300 steps:"
            + " long enough to over-optimise the proxy.",
        List.of(
            arm(online, "online-ipo", 300, 3e-4, "constant"),
            scored(arm(offline, "offline-ipo", 300, 3e-4, "constant"))),
        List.of(),
        List.of(
            new Claim(
                "Online wins more often than offline at every KL budget",
                "[T] fig. 1",
                atBudgets(online, offline)),
            new Claim(
                "Online performance rises and then falls",
                "[T] fig. 1: Goodhart's law",
                riseAndFall(online)),
            new Claim(
                "Offline performance rises and then falls",
                "[T] fig. 1: Goodhart's law",
                riseAndFall(offline))),
        List.of(WIN_RATE_AGAINST_KL, WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static List<Sign> atBudgets(String arm, String than) {
    List<Sign> signs = new ArrayList<>();
    for (double budget : new double[] {0.25, 0.5, 1}) {
      signs.add(
          new Sign(
              "win rate at KL " + budget + ": " + arm + " minus " + than,
              Quantity.atKl(arm, WIN_RATE, budget).minus(Quantity.atKl(than, WIN_RATE, budget))));
    }
    return signs;
  }

  private static List<Sign> riseAndFall(String arm) {
    return List.of(
        new Sign("win rate: peak minus start, " + arm, Quantity.rise(arm, WIN_RATE)),
        new Sign("win rate: peak minus end, " + arm, Quantity.fall(arm, WIN_RATE)));
  }

  private static RunStudy bestOfTwo() {
    String online = "online Bo2";
    String offline = "offline Bo2";
    return new RunStudy(
        "bo2",
        "Does online beat offline without a contrastive loss? ([T] fig. 9)",
        "Fine-tuning on the winner of two. Offline: the 1 600 pairs of reference texts, labelled by"
            + " the golden scorer. Online: the policy's own samples, judged by the proxy. Linear"
            + " rate from 2e-4, 200 steps.",
        List.of(
            arm(online, "online-dpo", 200, 2e-4, "linear").with("algorithm.loss", "bo2"),
            scored(arm(offline, "offline-dpo", 200, 2e-4, "linear")).with("algorithm.loss", "bo2")),
        List.of(),
        List.of(
            new Claim(
                "Online wins more often than offline under Bo2",
                "[T] fig. 9",
                List.of(higher(WIN_RATE, "win rate", online, offline)))),
        List.of(WIN_RATE_AGAINST_KL, WIN_RATE_OVER_STEPS));
  }

  private static RunStudy bpoMethods() {
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

  private static RunStudy goldenReference() {
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

  private static RunStudy emaReference() {
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

  private static RunStudy policySize() {
    List<Arm> arms = new ArrayList<>();
    for (Size size : Size.values()) {
      arms.add(size.policyOf(arm("online IPO, " + size.words, "online-ipo", 200, 2e-4, "linear")));
      arms.add(
          size.policyOf(
              scored(arm("offline IPO, " + size.words, "offline-ipo", 200, 2e-4, "linear"))));
    }
    return new RunStudy(
        "policy-size",
        "Does the gap between online and offline close with the policy's size? ([T] figs. 10, 11)",
        "IPO as in online-vs-offline for policies of three sizes, each fine-tuned by the bundled"
            + " one's recipe (2 400 updates), under the same proxy. β 0.1, linear rate from 2e-4,"
            + " 200 steps.",
        arms,
        List.of(),
        List.of(
            new Claim(
                "The gap narrows with the policy's size",
                "[T] figs. 10, 11",
                List.of(
                    new Sign(
                        "win rate, online minus offline: smallest minus largest",
                        gap(Size.SMALL).minus(gap(Size.LARGE))))),
            new Claim(
                "The gap does not vanish at the largest size",
                "[T] figs. 10, 11",
                List.of(new Sign("win rate, online minus offline: largest", gap(Size.LARGE))))),
        List.of(WIN_RATE_OVER_STEPS, WIN_RATE_AGAINST_KL));
  }

  private static Quantity gap(Size size) {
    return Quantity.end("online IPO, " + size.words, WIN_RATE)
        .minus(Quantity.end("offline IPO, " + size.words, WIN_RATE));
  }

  /** Policies from an eighth of the bundled one's size to twice it. */
  private enum Size {
    SMALL("64 × 2", 64, 2),
    BUNDLED("128 × 4", 128, 4),
    LARGE("192 × 4", 192, 4);

    private static final int STEPS = 2400;

    private final String words;
    private final int width;
    private final int layers;

    Size(String words, int width, int layers) {
      this.words = words;
      this.width = width;
      this.layers = layers;
    }

    /** The bundled policy is there already. */
    Arm policyOf(Arm arm) {
      return this == BUNDLED
          ? arm
          : arm.with("model.path", new Model.FineTuned(width, layers, STEPS));
    }
  }
}
