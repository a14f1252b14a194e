package io.sampo.app.report;

import static io.sampo.app.report.Chart.Axis.FITTED;
import static io.sampo.app.report.Chart.Axis.FROM_ZERO;
import static io.sampo.app.report.Line.evaluation;
import static io.sampo.app.report.Line.step;

import io.sampo.app.metrics.MetricsRow;
import java.util.List;

/** A chart that a run's report may have: which metrics it draws, and how. */
record Chart(String title, String unit, Axis axis, List<Line> lines) {
  enum Axis {
    FROM_ZERO,
    FITTED
  }

  /** All of them, in the order of the report. */
  static final List<Chart> OF_A_RUN =
      List.of(
          chart(
              "Golden win rate",
              "share of held-out prompts, golden judge, against the reference texts",
              FITTED,
              evaluation("win rate", "win_rate")),
          chart(
              "KL",
              "nats per response, policy ‖ initial model",
              FROM_ZERO,
              evaluation("exact", "kl"),
              evaluation("from samples", "kl_estimate")),
          chart(
              "Proxy reward",
              "mean score of the proxy judge, which drives the training",
              FITTED,
              step("training batches", "proxy"),
              evaluation("held-out prompts", "proxy")),
          chart(
              "Golden score",
              "mean score of the golden judge, which measures",
              FITTED,
              step("training batches", "golden"),
              evaluation("held-out prompts", "golden")),
          chart(
              "Loss",
              "mean over the batch, and over held-out pairs",
              FITTED,
              step("training batches", "loss"),
              evaluation("held-out pairs", "held_out_loss")),
          chart(
              "Accuracy of the implicit reward",
              "share of held-out pairs whose chosen response gained more than the rejected one",
              FITTED,
              evaluation("accuracy", "held_out_accuracy")),
          chart(
              "Log-probs of winners and losers",
              "nats per response, under the policy that learns",
              FITTED,
              step("winners", "chosen_logprob"),
              step("losers", "rejected_logprob"),
              evaluation("held-out chosen", "held_out_chosen_logprob"),
              evaluation("held-out rejected", "held_out_rejected_logprob")),
          chart(
              "Throughput",
              "responses generated per second",
              FROM_ZERO,
              step("samples/s", "samples_per_s")),
          chart(
              "Seconds of a step",
              "by stage; stages overlap when the lag is not zero",
              FROM_ZERO,
              step("generate", "generate_seconds"),
              step("judge", "judge_seconds"),
              step("update", "update_seconds")),
          chart(
              "Lag",
              "steps between the weights that generated and those that learned",
              FROM_ZERO,
              step("lag", "lag")));

  private static Chart chart(String title, String unit, Axis axis, Line... lines) {
    return new Chart(title, unit, axis, List.of(lines));
  }

  Plot of(List<MetricsRow> rows) {
    List<Series> series = lines.stream().map(line -> line.of(rows)).toList();
    return new Plot(title, unit, series, axis == FROM_ZERO);
  }
}
