package io.sampo.app.display;

import io.sampo.app.text.Numbers;
import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A display of plain lines for files and pipes: one at the start, about twenty over the run, one
 * after each evaluation.
 */
final class PlainDisplay implements RunDisplay {
  private static final int LINES_OF_A_RUN = 20;

  private final PrintStream out;
  private boolean started;
  private int nextStep;
  private int evaluations;

  PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void show(RunView view) {
    if (!started) {
      out.println(view.title());
      started = true;
      nextStep = nextMark(view);
      evaluations = view.evaluations();
    }
    if (view.evaluations() > evaluations || view.step() >= nextStep) {
      out.println(line(view));
      out.flush();
      nextStep = nextMark(view);
      evaluations = view.evaluations();
    }
  }

  @Override
  public synchronized void note(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void close() {
    out.flush();
  }

  /** The step at which the next line is due; beyond the last step there is none. */
  private static int nextMark(RunView view) {
    int stride = Math.max(1, view.steps() / LINES_OF_A_RUN);
    int next = (view.step() / stride + 1) * stride;
    return view.step() < view.steps() ? Math.min(next, view.steps()) : Integer.MAX_VALUE;
  }

  static String line(RunView view) {
    return Stream.of(
            "step %d/%d".formatted(view.step(), view.steps()),
            "loss " + Numbers.fixed(view.loss(), 4),
            LiveFrame.winRate(view),
            "KL " + Numbers.fixed(view.kl(), 2),
            Numbers.fixed(view.updatesPerSecond(), 2) + " updates/s",
            Numbers.fixed(view.samplesPerSecond(), 0) + " samples/s",
            "lag " + view.lag(),
            "ETA " + Numbers.duration(view.etaSeconds()))
        .filter(figure -> !figure.endsWith(Numbers.MISSING))
        .collect(Collectors.joining("  "));
  }
}
