package io.sampo.app.report;

import io.sampo.app.metrics.Summary;
import io.sampo.app.text.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the terminal shows when a run is over: before → after, answers, where the files are. */
public final class ClosingTable {
  private static final int EXAMPLES = 3;

  /** The label column of an example. */
  private static final int LABEL = 9;

  private ClosingTable() {}

  /** The lines, none longer than the width. */
  public static List<String> lines(
      Summary summary, List<Example> examples, Path folder, int width) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(measures(summary));
    Paragraph.wrap(WhoJudged.inWords(summary), Math.max(20, width - 2))
        .forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.add(work(summary));
    for (Example example : examples.subList(0, Math.min(EXAMPLES, examples.size()))) {
      lines.add("");
      lines.addAll(answers(example, width));
    }
    lines.add("");
    lines.add("  report    " + folder.resolve("report.html"));
    lines.add("  model     " + folder.resolve("model"));
    lines.add("  numbers   " + folder.resolve("summary.json"));
    return lines;
  }

  private static List<String> measures(Summary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "before", "after", "change"));
    for (Headline line : Headline.of(summary)) {
      if (line.measured()) {
        lines.add(row(line.name(), line.beforeText(), line.afterText(), line.change()));
      }
    }
    return lines;
  }

  private static String row(String name, String before, String after, String change) {
    return "  %-23s%9s  →%9s   %9s".formatted(name, before, after, change).stripTrailing();
  }

  private static String work(Summary summary) {
    return "  %s steps in %s   %s updates/s   %s samples/s   weights %s%s"
        .formatted(
            Numbers.whole(summary.steps()),
            Numbers.duration(summary.wallS()),
            Numbers.fixed(summary.updatesPerS(), 2),
            Numbers.fixed(summary.samplesPerS(), 0),
            summary.weightsSha256().substring(0, Math.min(12, summary.weightsSha256().length())),
            summary.mixedNumerics() ? " (not reproducible: deployment.mixed-numerics)" : "");
  }

  private static List<String> answers(Example example, int width) {
    List<String> lines = new ArrayList<>();
    lines.addAll(labelled("prompt", example.prompt(), width));
    lines.addAll(labelled("before", example.before(), width));
    lines.addAll(labelled("after", example.after(), width));
    return lines;
  }

  private static List<String> labelled(String label, String text, int width) {
    List<String> lines = new ArrayList<>();
    String head = label;
    for (String line : Paragraph.wrap(text, Math.max(20, width - LABEL - 3))) {
      lines.add(("  " + head + " ".repeat(LABEL - head.length() + 1) + line).stripTrailing());
      head = "";
    }
    return lines;
  }
}
