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

/** {@code bandit-tabular}: [H] section 6.1.2 and fig. 2, right. */
public final class TabularBanditStudy {
  private static final int ITERATIONS = 5_000;
  private static final double BETA = 0.1;
  private static final double SOFTMAX_RATE = 1;
  private static final double SHARE_RATE = 0.2;
  private static final int BATCH = 64;
  private static final int SEEDS = 10;

  private TabularBanditStudy() {}

  public static ComputedStudy study() {
    return new ComputedStudy(
        "bandit-tabular",
        "Where does DPO's probability go without features? ([H] section 6.1.2, fig. 2)",
        "500 responses, r* ~ U(−10, 10), 10 000 Bradley–Terry pairs over the first 250; π_ref"
            + " uniform, β 0.1, 5 000 iterations of SGD on 64 pairs. Two policies, since the paper"
            + " leaves open which: a softmax with a logit for each response (rate 1), and"
            + " normalised weights, π(y) = w_y / Σ w, the formula that section 6.1.1 prints (rate"
            + " 0.2, at which no weight reaches 0). Under the softmax the outcome does not depend"
            + " on any setting: a pair moves its two logits by the same amount in opposite"
            + " directions, so their sum over the data stays 0, Σ exp over the data never falls"
            + " below 250 (Jensen), and the unseen responses, whose logits stay 0, can only lose.",
        SEEDS,
        TabularBanditStudy::compute);
  }

  private static Computed compute(Scale scale, List<Long> seeds) {
    List<Trace> softmax =
        seeds.stream()
            .map(seed -> train(seed, SOFTMAX_RATE, new TabularPolicy(TabularBandit.RESPONSES)))
            .toList();
    List<Trace> shares =
        seeds.stream()
            .map(seed -> train(seed, SHARE_RATE, new SharePolicy(TabularBandit.RESPONSES)))
            .toList();
    return new Computed(
        List.of(
            finding("a softmax over logits", softmax, scale),
            finding("normalised weights, the formula as printed", shares, scale)),
        List.of(table(softmax, shares)),
        List.of(
            chart("softmax", "softmax", softmax), chart("weights", "normalised weights", shares)));
  }

  private static Trace train(long seed, double rate, BanditPolicy policy) {
    return TabularBandit.of(seed).dpo(ITERATIONS, new DpoDescent(seed, BETA, rate, BATCH), policy);
  }

  private static Finding finding(String policy, List<Trace> traces, Scale scale) {
    return Finding.of(
        "DPO raises the mean probability of responses outside the data (policy: " + policy + ")",
        "[H] fig. 2, right: from .0020 to about .0038",
        Rule.EXACT,
        List.of(
            new Evidence("rise of the mean probability", perSeed(traces, trace -> trace.rise()))),
        scale);
  }

  private static double[] perSeed(List<Trace> traces, ToDoubleFunction<Trace> quantity) {
    return traces.stream().mapToDouble(quantity).toArray();
  }

  private static Table table(List<Trace> softmax, List<Trace> shares) {
    return new Table(
        "Mean probability of a response outside the data: mean over seeds with its 95 % bootstrap"
            + " interval",
        List.of("policy", "start", "end"),
        List.of(row("softmax", softmax), row("normalised weights", shares)));
  }

  private static List<String> row(String policy, List<Trace> traces) {
    return List.of(policy, cell(traces, Trace::start), cell(traces, Trace::end));
  }

  private static String cell(List<Trace> traces, ToDoubleFunction<Trace> quantity) {
    double[][] scores = {perSeed(traces, quantity)};
    return Cell.of(StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEAN, scores), 6);
  }

  private static Chart chart(String name, String policy, List<Trace> traces) {
    int every = traces.getFirst().every();
    return new Chart(
        name,
        "DPO without features: " + policy,
        "iteration",
        "mean probability of a response outside the data",
        List.of(
            Lines.over(
                "outside the data",
                place -> place * every,
                traces.stream().map(Trace::values).toList())));
  }
}
