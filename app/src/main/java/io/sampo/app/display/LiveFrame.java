package io.sampo.app.display;

import io.sampo.app.display.RunView.RoleLine;
import io.sampo.app.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The picture of a moment: a pure function from a view and a width to lines without escapes. */
final class LiveFrame {
  private static final int BAR = 40;
  private static final int NARROWEST_BAR = 8;

  /** What the bar's line holds beside the bar: indent, step, share, time left. */
  private static final int BESIDE_THE_BAR = 44;

  private LiveFrame() {}

  /** The lines, none longer than the width. */
  static List<String> lines(RunView view, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(view.title());
    lines.add("");
    int column = view.roles().stream().mapToInt(line -> line.role().length()).max().orElse(0);
    for (RoleLine line : view.roles()) {
      lines.add(
          "  " + line.role() + " ".repeat(column - line.role().length() + 3) + line.activity());
    }
    lines.add("");
    lines.add(progress(view, width));
    lines.addAll(wrap(figures(view), width));
    return lines.stream().map(line -> cut(line, width)).toList();
  }

  private static String progress(RunView view, int width) {
    int bar = Math.clamp(width - BESIDE_THE_BAR, NARROWEST_BAR, BAR);
    return "  %s  step %d/%d   %d %%   %s"
        .formatted(
            bar(view.progress(), bar),
            view.step(),
            view.steps(),
            Math.round(100 * view.progress()),
            view.step() == view.steps() ? "done" : "ETA " + Numbers.duration(view.etaSeconds()));
  }

  /** A bar of this many characters, its end drawn to the half character. */
  static String bar(double progress, int length) {
    int halves = (int) Math.round(progress * length * 2);
    String end = halves % 2 == 1 ? "╸" : "";
    String done = "━".repeat(halves / 2) + end;
    return done + "─".repeat(length - done.length());
  }

  private static List<String> figures(RunView view) {
    return List.of(
        Numbers.fixed(view.updatesPerSecond(), 2) + " updates/s",
        Numbers.fixed(view.samplesPerSecond(), 0) + " samples/s",
        "lag " + view.lag(),
        queues(view.queues()),
        winRate(view),
        "KL " + Numbers.fixed(view.kl(), 2),
        "loss " + Numbers.fixed(view.loss(), 4));
  }

  private static String queues(RunView.Queues queues) {
    return "queues %d·%d·%d".formatted(queues.orders(), queues.rollouts(), queues.batches());
  }

  static String winRate(RunView view) {
    String before = Numbers.fixed(view.winRateBefore(), 3);
    return view.evaluations() < 2
        ? "golden win rate " + before
        : "golden win rate %s → %s".formatted(before, Numbers.fixed(view.winRate(), 3));
  }

  /** The figures side by side, on as many lines as the width asks for. */
  private static List<String> wrap(List<String> figures, int width) {
    List<String> lines = new ArrayList<>();
    StringJoiner line = new StringJoiner("   ", "  ", "");
    for (String figure : figures) {
      if (line.length() > 2 && line.length() + 3 + figure.length() > width) {
        lines.add(line.toString());
        line = new StringJoiner("   ", "  ", "");
      }
      line.add(figure);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }
}
