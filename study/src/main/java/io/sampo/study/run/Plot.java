package io.sampo.study.run;

import io.sampo.study.Chart;
import io.sampo.study.Lines;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn of a study's runs, one line an arm. */
public enum Plot {
  WIN_RATE_OVER_STEPS("win-rate", "Golden win rate over training", "step", Metric.WIN_RATE),
  KL_OVER_STEPS("kl", "Reverse KL over training", "step", Metric.KL),
  HELD_OUT_LOSS_OVER_STEPS(
      "held-out-loss", "Loss on held-out pairs over training", "step", Metric.HELD_OUT_LOSS),
  WIN_RATE_AGAINST_KL(
      "win-rate-against-kl",
      "Golden win rate against reverse KL",
      Metric.KL.words(),
      Metric.WIN_RATE);

  private final String file;
  private final String title;
  private final String x;
  private final Metric y;

  Plot(String file, String title, String x, Metric y) {
    this.file = file;
    this.title = title;
    this.x = x;
    this.y = y;
  }

  public Chart chart(List<Arm> arms, Runs runs) {
    List<Chart.Line> lines =
        arms.stream().map(arm -> line(arm.name(), runs.of(arm.name()))).toList();
    return new Chart(file, title, x, y.words(), lines);
  }

  private Chart.Line line(String arm, List<RunRecord> records) {
    double[] places = places(records);
    List<double[]> curves = records.stream().map(run -> run.curve(y.key())).toList();
    return Lines.over(arm, place -> places[place], curves);
  }

  private double[] places(List<RunRecord> records) {
    RunRecord first = records.getFirst();
    return switch (this) {
      case WIN_RATE_OVER_STEPS, KL_OVER_STEPS, HELD_OUT_LOSS_OVER_STEPS ->
          first.evaluations().stream().mapToDouble(Measurement::step).toArray();
      case WIN_RATE_AGAINST_KL -> means(records.stream().map(run -> run.curve("kl")).toList());
    };
  }

  private static double[] means(List<double[]> curves) {
    return IntStream.range(0, curves.getFirst().length)
        .mapToDouble(i -> curves.stream().mapToDouble(curve -> curve[i]).average().orElseThrow())
        .toArray();
  }
}
