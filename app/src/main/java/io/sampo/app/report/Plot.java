package io.sampo.app.report;

import static io.sampo.app.metrics.MetricsRow.Kind.EVALUATION;
import static io.sampo.app.metrics.MetricsRow.Kind.STEP;

import io.sampo.app.metrics.MetricsRow;
import java.util.List;

/**
 * A chart of the report with its heading.
 *
 * @param title what is drawn
 * @param unit in words, below the title
 * @param series the lines that have points
 * @param fromZero whether the y axis shows zero
 */
record Plot(String title, String unit, List<Series> series, boolean fromZero) {
  Plot {
    series = series.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** The charts of a run for which there are numbers. */
  static List<Plot> of(List<MetricsRow> rows) {
    return List.of(
            new Plot(
                "Golden win rate",
                "share of held-out prompts, golden judge, against the reference texts",
                List.of(Series.of("win rate", "win_rate", EVALUATION, rows)),
                false),
            new Plot(
                "KL",
                "nats per response, policy ‖ initial model",
                List.of(
                    Series.of("exact", "kl", EVALUATION, rows),
                    Series.of("from samples", "kl_estimate", EVALUATION, rows)),
                true),
            new Plot(
                "Proxy reward",
                "mean score of the proxy judge, which drives the training",
                List.of(
                    Series.of("training batches", "proxy", STEP, rows),
                    Series.of("held-out prompts", "proxy", EVALUATION, rows)),
                false),
            new Plot(
                "Golden score",
                "mean score of the golden judge, which measures",
                List.of(
                    Series.of("training batches", "golden", STEP, rows),
                    Series.of("held-out prompts", "golden", EVALUATION, rows)),
                false),
            new Plot(
                "Loss",
                "mean over the batch, and over held-out pairs",
                List.of(
                    Series.of("training batches", "loss", STEP, rows),
                    Series.of("held-out pairs", "held_out_loss", EVALUATION, rows)),
                false),
            new Plot(
                "Accuracy of the implicit reward",
                "share of held-out pairs whose chosen response gained more than the rejected one",
                List.of(Series.of("accuracy", "held_out_accuracy", EVALUATION, rows)),
                false),
            new Plot(
                "Log-probs of winners and losers",
                "nats per response, under the policy that learns",
                List.of(
                    Series.of("winners", "chosen_logprob", STEP, rows),
                    Series.of("losers", "rejected_logprob", STEP, rows),
                    Series.of("held-out chosen", "held_out_chosen_logprob", EVALUATION, rows),
                    Series.of("held-out rejected", "held_out_rejected_logprob", EVALUATION, rows)),
                false),
            new Plot(
                "Throughput",
                "responses generated per second",
                List.of(Series.of("samples/s", "samples_per_s", STEP, rows)),
                true),
            new Plot(
                "Seconds of a step",
                "by stage; stages overlap when the lag is not zero",
                List.of(
                    Series.of("generate", "generate_seconds", STEP, rows),
                    Series.of("judge", "judge_seconds", STEP, rows),
                    Series.of("update", "update_seconds", STEP, rows)),
                true),
            new Plot(
                "Lag",
                "steps between the weights that generated and those that learned",
                List.of(Series.of("lag", "lag", STEP, rows)),
                true))
        .stream()
        .filter(plot -> !plot.series().isEmpty())
        .toList();
  }
}
