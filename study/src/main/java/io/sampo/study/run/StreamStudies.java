package io.sampo.study.run;

import static io.sampo.study.run.Plot.KL_OVER_STEPS;
import static io.sampo.study.run.Plot.WIN_RATE_AGAINST_KL;
import static io.sampo.study.run.Plot.WIN_RATE_OVER_STEPS;
import static io.sampo.study.run.Recipes.arm;
import static io.sampo.study.run.Recipes.atBudgets;
import static io.sampo.study.run.Recipes.offlineIpo;
import static io.sampo.study.run.Recipes.onlineIpo;
import static io.sampo.study.run.Recipes.overBudgets;
import static io.sampo.study.run.Recipes.replayedIpo;

import io.sampo.study.RunStudy;
import io.sampo.study.run.Claim.Sign;
import java.util.ArrayList;
import java.util.List;

/** The studies of [T] on what an online run has generated: its stream. */
final class StreamStudies {
  private static final List<String> LOSSES = List.of("dpo", "ipo", "slic");
  private static final String ONLINE = "online IPO";
  private static final String OFFLINE = "offline IPO";

  private StreamStudies() {}

  static RunStudy tandem() {
    List<Arm> arms = new ArrayList<>();
    for (int lag : new int[] {0, 2}) {
      for (String loss : LOSSES) {
        Arm online = sampled(online(loss, lag), loss, lag).recorded();
        arms.add(online);
        arms.add(sampled(tandem(loss, lag), loss, lag).replaying(online, 0));
      }
    }
    return new RunStudy(
        "tandem",
        "Is offline training on the online stream, in order, the online run? ([T] app. F)",
        "An online run keeps what it has generated and judged; another run of the same settings"
            + " trains on that recording, in order, and samples nothing. Proxy, reference SFT, β"
            + " 0.1, linear rate from 2e-4, 40 steps. What is compared is the SHA-256 of the final"
            + " weights, so that either scale decides.",
        arms,
        List.of(),
        List.of(recovers(0), recovers(2)),
        List.of(WIN_RATE_OVER_STEPS));
  }

  private static Arm sampled(String name, String loss, int lag) {
    return arm(name, "online-dpo", 40, 2e-4, "linear")
        .with("algorithm.loss", loss)
        .with("batch.lag", lag)
        .with("evaluation.every", 10);
  }

  private static String online(String loss, int lag) {
    return "online %s, lag %d".formatted(loss, lag);
  }

  private static String tandem(String loss, int lag) {
    return "tandem %s, lag %d".formatted(loss, lag);
  }

  private static Claim recovers(int lag) {
    return Claim.exact(
        "Offline on the online stream in order ends in the online run's weights, lag " + lag,
        "[T] app. F",
        LOSSES.stream()
            .map(loss ->
                new Sign(
                    "weights of both runs, 1 the same, −1 different: " + loss,
                    Quantity.sameWeights(online(loss, lag), tandem(loss, lag))))
            .toList());
  }

  static RunStudy shuffledStream() {
    String shuffled = "offline IPO, shuffled online stream";
    return new RunStudy(
        "shuffled-stream",
        "Does the online run's coverage alone close the gap? ([T] fig. 4)",
        "The runs of online-vs-offline, and offline IPO on all that the online run of the same seed"
            + " has generated and judged, shuffled uniformly. Proxy, β 0.1, constant rate 3e-4, 300"
            + " steps.",
        List.of(onlineIpo(ONLINE), offlineIpo(OFFLINE), replayedIpo(shuffled, 1)),
        List.of(),
        List.of(
            new Claim(
                "Online wins more often than offline on its shuffled stream at every KL budget",
                "[T] fig. 4",
                atBudgets(ONLINE, shuffled)),
            new Claim(
                "The shuffled stream closes less than half of the gap between offline and online",
                "[T] fig. 4: little improvement",
                List.of(
                    above(ONLINE, OFFLINE),
                    new Sign(
                        "win rate, mean over KL budgets: the middle of online and offline minus"
                            + " shuffled",
                        Quantity.mean(List.of(overBudgets(ONLINE), overBudgets(OFFLINE)))
                            .minus(overBudgets(shuffled)))))),
        List.of(WIN_RATE_AGAINST_KL, WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  static RunStudy shuffleLevels() {
    String little = level(0.1);
    String whole = "level 1";
    List<Arm> arms = new ArrayList<>(List.of(onlineIpo(ONLINE)));
    for (double level : new double[] {0.02, 0.1, 0.3}) {
      arms.add(replayedIpo(level(level), level));
    }
    arms.add(replayedIpo(whole, 1));
    return new RunStudy(
        "shuffle-levels",
        "How much of the online stream's order is needed? ([T] app. G, fig. 13)",
        "Offline IPO on the stream of the online run of the same seed, cut into windows of this"
            + " share of its length, each shuffled uniformly. In order it is the online run itself"
            + " (tandem). Proxy, β 0.1, constant rate 3e-4, 300 steps.",
        arms,
        List.of(),
        List.of(
            new Claim(
                "A uniform shuffle wins less often than the stream in order",
                "[T] fig. 13",
                List.of(above(ONLINE, whole))),
            new Claim(
                "Most of the loss comes beyond a level of 0.1",
                "[T] fig. 13: flat for small levels",
                List.of(
                    new Sign(
                        "win rate, mean over KL budgets: level 0.1 minus the middle of in order"
                            + " and level 1",
                        overBudgets(little)
                            .minus(
                                Quantity.mean(
                                    List.of(overBudgets(ONLINE), overBudgets(whole)))))))),
        List.of(WIN_RATE_AGAINST_KL, WIN_RATE_OVER_STEPS, KL_OVER_STEPS));
  }

  private static String level(double level) {
    return "level " + level;
  }

  private static Sign above(String arm, String than) {
    return new Sign(
        "win rate, mean over KL budgets: " + arm + " minus " + than,
        overBudgets(arm).minus(overBudgets(than)));
  }
}
