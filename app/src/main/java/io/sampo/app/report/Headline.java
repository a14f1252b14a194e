package io.sampo.app.report;

import io.sampo.app.metrics.Summary;
import io.sampo.app.text.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure before and after the run.
 *
 * @param name of the measure
 * @param before of the initial model; NaN when it was not measured
 * @param after of the final model; NaN when it was not measured
 * @param digits after the point
 */
record Headline(String name, double before, double after, int digits) {
  /** The measures that a run is judged by, in the order in which people ask for them. */
  static List<Headline> of(Summary summary) {
    return List.of(
        new Headline(
            "golden win rate", value(summary.winRateBefore()), value(summary.winRateAfter()), 3),
        new Headline(
            "golden score", value(summary.goldenBefore()), value(summary.goldenAfter()), 3),
        new Headline(
            "proxy RM score", value(summary.proxyBefore()), value(summary.proxyAfter()), 3),
        new Headline("KL to the start, nats", 0, value(summary.kl()), 2));
  }

  /** Whether the run measured it at all. */
  boolean measured() {
    return !Double.isNaN(after);
  }

  String beforeText() {
    return Numbers.fixed(before, digits).replace('-', '−');
  }

  String afterText() {
    return Numbers.fixed(after, digits).replace('-', '−');
  }

  /** The change, with its sign; empty when one of the two is missing. */
  String change() {
    double change = after - before;
    return Double.isNaN(change) ? "" : Numbers.signed(change, digits);
  }

  private static double value(@Nullable Double measured) {
    return measured == null ? Double.NaN : measured;
  }
}
