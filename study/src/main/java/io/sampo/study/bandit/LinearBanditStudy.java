package io.sampo.study.bandit;

import io.sampo.study.Cell;
import io.sampo.study.Chart;
import io.sampo.study.ComputedStudy;
import io.sampo.study.ComputedStudy.Computed;
import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.Lines;
import io.sampo.study.Rule;
import io.sampo.study.Scale;
import io.sampo.study.Table;
import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.StratifiedBootstrap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** {@code bandit-linear}: [H] section 6.1.1 and fig. 2, left and middle. */
public final class LinearBanditStudy {
  private static final int DPO_ITERATIONS = 5_000;
  private static final int RLHF_ITERATIONS = 1_000;
  private static final double BETA = 0.1;
  private static final double DPO_RATE = 1;
  private static final double RLHF_RATE = 0.5;
  private static final int BATCH = 64;
  private static final int SEEDS = 10;

  private LinearBanditStudy() {}

  /** What two methods did to the best and to the preferred responses, for one seed. */
  private record Outcome(Trace best, Trace preferred) {
    static Outcome of(Trace[] traces) {
      return new Outcome(traces[0], traces[1]);
    }
  }

  public static ComputedStudy study() {
    return new ComputedStudy(
        "bandit-linear",
        "Do methods extrapolate with linear features? ([H] section 6.1.1, fig. 2)",
        "100 responses, φ ∈ R^16 with ℓ1 norm 1 (U(−1, 1) scaled), the last φ = e_1; r* = w*·φ with"
            + " w* = (5, U(−2, 2), …); 10 000 Bradley–Terry pairs over the first 50 responses;"
            + " π_ref uniform, β 0.1. DPO: 5 000 iterations of SGD, 64 pairs, rate 1. Online RLHF:"
            + " a linear reward model fitted to the pairs, then 1 000 iterations of exact gradient"
            + " descent, rate 0.5. The paper gives neither β nor rates: these put the curves near"
            + " its figure.",
        SEEDS,
        LinearBanditStudy::compute);
  }

  private static Computed compute(Scale scale, List<Long> seeds) {
    List<LinearBandit> bandits = seeds.stream().map(LinearBandit::of).toList();
    List<Outcome> rlhf =
        bandits.stream()
            .map(bandit -> Outcome.of(bandit.rlhf(RLHF_ITERATIONS, BETA, RLHF_RATE)))
            .toList();
    List<Outcome> dpo =
        bandits.stream()
            .map(bandit -> Outcome.of(bandit.dpo(DPO_ITERATIONS, descent(bandit))))
            .toList();
    return new Computed(
        List.of(finding("Online RLHF", "left", rlhf, scale), finding("DPO", "middle", dpo, scale)),
        List.of(table(rlhf, dpo)),
        List.of(
            chart("rlhf", "Online RLHF with linear features", rlhf),
            chart("dpo", "DPO with linear features", dpo)));
  }

  private static DpoDescent descent(LinearBandit bandit) {
    return new DpoDescent(bandit.seed(), BETA, DPO_RATE, BATCH);
  }

  private static Finding finding(String method, String panel, List<Outcome> outcomes, Scale scale) {
    return Finding.of(
        method
            + " raises the probability of the best response, which no pair holds, while that of the"
            + " preferred responses falls",
        "[H] fig. 2, " + panel,
        Rule.EXACT,
        List.of(
            new Evidence(
                "rise of log π(best), nats", perSeed(outcomes, outcome -> outcome.best().rise())),
            new Evidence(
                "fall of mean log π(preferred), nats",
                perSeed(outcomes, outcome -> -outcome.preferred().rise()))),
        scale);
  }

  private static double[] perSeed(List<Outcome> outcomes, ToDoubleFunction<Outcome> quantity) {
    return outcomes.stream().mapToDouble(quantity).toArray();
  }

  private static Table table(List<Outcome> rlhf, List<Outcome> dpo) {
    return new Table(
        "Log-probabilities, nats: mean over seeds with its 95 % bootstrap interval",
        List.of("method", "best, start", "best, end", "preferred, start", "preferred, end"),
        List.of(row("online RLHF", rlhf), row("DPO", dpo)));
  }

  private static List<String> row(String method, List<Outcome> outcomes) {
    return List.of(
        method,
        cell(outcomes, outcome -> outcome.best().start()),
        cell(outcomes, outcome -> outcome.best().end()),
        cell(outcomes, outcome -> outcome.preferred().start()),
        cell(outcomes, outcome -> outcome.preferred().end()));
  }

  private static String cell(List<Outcome> outcomes, ToDoubleFunction<Outcome> quantity) {
    double[][] scores = {perSeed(outcomes, quantity)};
    return Cell.of(StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEAN, scores), 2);
  }

  private static Chart chart(String name, String title, List<Outcome> outcomes) {
    int every = outcomes.getFirst().best().every();
    return new Chart(
        name,
        title,
        "iteration",
        "log-probability, nats",
        List.of(
            Lines.over(
                "best response, unseen",
                place -> place * every,
                outcomes.stream().map(outcome -> outcome.best().values()).toList()),
            Lines.over(
                "preferred responses",
                place -> place * every,
                outcomes.stream().map(outcome -> outcome.preferred().values()).toList())));
  }
}
