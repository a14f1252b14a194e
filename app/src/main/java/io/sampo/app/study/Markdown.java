package io.sampo.app.study;

import io.sampo.app.report.EvidenceLine;
import io.sampo.study.Chart;
import io.sampo.study.Finding;
import io.sampo.study.StudyResult;
import io.sampo.study.Table;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A study's results as Markdown, with links to the plots beside it. */
final class Markdown {
  private Markdown() {}

  static String of(StudyResult result, String command) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(result.study().name()).append("\n\n");
    text.append(result.study().title()).append("\n\n    ").append(command).append("\n\n");
    for (Finding finding : result.findings()) {
      text.append("**").append(finding.verdict().words()).append("**: ").append(finding.claim());
      text.append(". ").append(finding.paper()).append(".\n\n");
      finding
          .evidence()
          .forEach(one -> text.append("- ").append(EvidenceLine.of(one)).append('\n'));
      text.append('\n');
    }
    result.tables().forEach(table -> add(text, table));
    for (Chart chart : result.charts()) {
      text.append("![").append(chart.title()).append("](").append(chart.name()).append(".svg)\n");
    }
    text.append("\n## Setting\n\n").append(result.study().setting());
    text.append("\nSeeds: ").append(seeds(result.seeds())).append(".\n");
    return text.toString();
  }

  static void add(StringBuilder text, Table table) {
    text.append(table.title()).append(":\n\n").append(row(table.columns()));
    text.append(row(Collections.nCopies(table.columns().size(), "---")));
    table.rows().forEach(cells -> text.append(row(cells)));
    text.append('\n');
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String seeds(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
