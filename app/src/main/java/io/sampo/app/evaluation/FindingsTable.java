package io.sampo.app.evaluation;

import io.sampo.study.Cell;
import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as a person reads them: table by table, and last the aggregates over the models. */
public final class FindingsTable {
  private static final int DIGITS = 3;

  private FindingsTable() {}

  public static List<String> lines(Findings findings) {
    List<String> lines = new ArrayList<>();
    for (Examined examined : findings.all()) {
      lines.addAll(MeasuresTable.lines(examined.asked(), examined.found()));
      lines.add("");
    }
    var aggregates = findings.aggregates();
    if (aggregates.isEmpty()) {
      lines.removeLast();
    } else {
      lines.add(head(findings));
      aggregates.forEach((quantity, estimates) -> lines.add(row(quantity, estimates)));
    }
    return lines;
  }

  private static String head(Findings findings) {
    String over =
        "%d models, %d data set%s, with 95 %% intervals"
            .formatted(findings.models(), findings.tasks(), findings.tasks() == 1 ? "" : "s");
    return line(over, List.of("mean", "median", "interquartile mean"));
  }

  private static String row(Quantity quantity, Map<Aggregate, Estimate> estimates) {
    return line(
        "  " + quantity.words(),
        estimates.values().stream().map(estimate -> Cell.of(estimate, DIGITS)).toList());
  }

  private static String line(String name, List<String> cells) {
    return "%-48s".formatted(name)
        + cells.stream().map("  %-24s"::formatted).collect(Collectors.joining()).stripTrailing();
  }
}
