package io.sampo.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @Test
  void aPageNeedsNothingBesideIt() {
    String page = report(Runs.rows()).html();
    assertFalse(page.contains("http"), "a link");
    assertFalse(page.contains("<script"), "a script");
    assertFalse(page.contains("src="), "a file");
  }

  @Test
  void aPageHasAChartForEverythingThatWasMeasured() {
    String page = report(Runs.rows()).html();
    for (String title :
        List.of(
            "Golden win rate",
            "KL",
            "Proxy reward",
            "Loss",
            "Log-probs of winners and losers",
            "Throughput",
            "Lag")) {
      assertTrue(page.contains("aria-label=\"" + title + "\""), title);
    }
  }

  @Test
  void whatWasNotMeasuredHasNoChart() {
    List<Plot> plots = Plot.of(List.of(MetricsRow.step(1, Map.of("loss", 0.5))));
    assertEquals(List.of("Loss"), plots.stream().map(Plot::title).toList());
    assertFalse(report(List.of()).html().contains("<svg"));
  }

  @Test
  void wordsOfTheModelStayWords() {
    assertTrue(report(List.of()).html().contains("&lt;b&gt;cats&lt;/b&gt; &amp; dogs"));
  }

  @Test
  void aGapInTheNumbersIsAGapInTheLine() {
    Series line =
        new Series(
            "loss",
            List.of(
                new Series.Point(1, 1),
                new Series.Point(2, 2),
                new Series.Point(3, Double.NaN),
                new Series.Point(4, 3)),
            false);
    String svg = LineChart.svg("loss", List.of(line), false);
    String path =
        svg.substring(svg.indexOf(" d=\"") + 4, svg.indexOf("\"/>", svg.indexOf(" d=\"")));
    assertEquals(2, path.chars().filter(c -> c == 'M').count());
    assertEquals(1, path.chars().filter(c -> c == 'L').count());
    assertTrue(svg.contains("<circle"), "the lone point has a dot");
  }

  @Test
  void theFileIsThePage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    Report report = report(Runs.rows());
    report.write(file);
    assertEquals(report.html(), java.nio.file.Files.readString(file));
  }

  private static Report report(List<MetricsRow> rows) {
    return new Report(Summaries.demo(), rows, Runs.examples(), Runs.CONFIG);
  }
}
