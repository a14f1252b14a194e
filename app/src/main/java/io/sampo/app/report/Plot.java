package io.sampo.app.report;

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
    return Chart.OF_A_RUN.stream()
        .map(chart -> chart.of(rows))
        .filter(plot -> !plot.series().isEmpty())
        .toList();
  }
}
