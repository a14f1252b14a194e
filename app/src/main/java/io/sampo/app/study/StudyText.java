package io.sampo.app.study;

import io.sampo.app.report.EvidenceLine;
import io.sampo.study.Finding;
import io.sampo.study.StudyResult;
import io.sampo.study.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A study's results on a terminal. */
final class StudyText {
  private StudyText() {}

  static List<String> lines(StudyResult result, Path folder) {
    List<String> lines = new ArrayList<>(List.of("", result.study().title()));
    for (Table table : result.tables()) {
      lines.add("");
      lines.addAll(table(table));
    }
    lines.add("");
    for (Finding finding : result.findings()) {
      lines.add("  " + finding.verdict().words() + ": " + finding.claim());
      finding.evidence().forEach(one -> lines.add("    " + EvidenceLine.of(one)));
    }
    lines.add("");
    lines.add("  report    " + folder.resolve("report.html"));
    lines.add("  numbers   " + folder.resolve("study.json"));
    return lines;
  }

  private static List<String> table(Table table) {
    List<List<String>> all =
        Stream.concat(Stream.of(table.columns()), table.rows().stream()).toList();
    int[] widths =
        IntStream.range(0, table.columns().size())
            .map(column ->
                Collections.max(all.stream().map(row -> row.get(column).length()).toList()))
            .toArray();
    List<String> lines = new ArrayList<>(List.of("  " + table.title()));
    all.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
