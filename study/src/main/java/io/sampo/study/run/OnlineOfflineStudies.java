package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_AGAINST_KL;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.WIN_RATE;
import static io.sampo.study.run.Recipes.arm;
import static io.sampo.study.run.Recipes.atBudgets;
import static io.sampo.study.run.Recipes.higher;
import static io.sampo.study.run.Recipes.offlineIpo;
import static io.sampo.study.run.Recipes.onlineIpo;
import static io.sampo.study.run.Recipes.scored;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.ArrayList;
import java.util.List;

/** The studies of [T], Tang et al. 2024. */
final class OnlineOfflineStudies {
  private OnlineOfflineStudies() {}

  static RunStudy onlineVersusOffline() {
    String online = "online IPO";
    String offline = "offline IPO";
    return new RunStudy(
        "online-vs-offline",
        "Golden win rate against KL, online and offline IPO ([T] fig. 1)",
        "The golden scorer plays the human: it labelled the 1 600 offline pairs of reference texts"
            + " and the pairs that the proxy reward model was trained on. The proxy judges the"
            + " online run, the golden scorer only evaluates. β 0.1, constant rate 3e-4, 300 steps:"
            + " long enough to over-optimise the proxy.",
        List.of(onlineIpo(online), offlineIpo(offline)),
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

  private static List<Sign> riseAndFall(String arm) {
    return List.of(
        new Sign("win rate: peak minus start, " + arm, Quantity.rise(arm, WIN_RATE)),
        new Sign("win rate: peak minus end, " + arm, Quantity.fall(arm, WIN_RATE)));
  }

  static RunStudy bestOfTwo() {
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

  static RunStudy policySize() {
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
          : arm.with("model.path", new Product.FineTuned(width, layers, STEPS));
    }
  }
}
