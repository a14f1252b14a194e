package io.sampo.app.study;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.report.CurveChart;
import io.sampo.app.report.StudyPage;
import io.sampo.study.Chart;
import io.sampo.study.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a study leaves: study.json, README.md with the tables, report.html, the plots. */
final class StudyFiles {
  private final Path folder;

  StudyFiles(Path folder) {
    this.folder = folder;
  }

  void write(StudyResult result, double wallSeconds, String command) throws IOException {
    Files.createDirectories(folder);
    for (Chart chart : result.charts()) {
      AtomicFile.write(folder.resolve(chart.name() + ".svg"), CurveChart.svg(chart));
    }
    AtomicFile.write(folder.resolve("README.md"), Markdown.of(result, command));
    AtomicFile.write(
        folder.resolve("report.html"), new StudyPage(result, wallSeconds, command).html());
    AtomicFile.write(folder.resolve("study.json"), StudyJson.of(result, wallSeconds, command));
  }
}
