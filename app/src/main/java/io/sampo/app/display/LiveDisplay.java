package io.sampo.app.display;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A display that draws in place, at most five times a second. The cursor is hidden while it draws
 * and comes back when it closes, also when the process is told to stop.
 */
final class LiveDisplay implements RunDisplay {
  private static final int REDRAWS_PER_SECOND = 5;

  /** Redraws between two looks at the terminal's width. */
  private static final int WIDTH_EVERY = 2 * REDRAWS_PER_SECOND;

  private static final String ESCAPE = "\033[";
  private static final String HIDE_CURSOR = ESCAPE + "?25l";
  private static final String SHOW_CURSOR = ESCAPE + "?25h";
  private static final String CLEAR_BELOW = ESCAPE + "J";
  private static final String CLEAR_LINE = ESCAPE + "K";

  private final PrintStream out;
  private final IntSupplier columns;
  private final ScheduledExecutorService clock;
  private final Thread restore = new Thread(this::giveBack, "sampo-display-restore");

  private @Nullable RunView latest;
  private @Nullable RunView drawn;
  private int drawnLines;
  private int redraws;
  private int width;
  private boolean closed;

  LiveDisplay(PrintStream out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sampo-display").factory());
  }

  static LiveDisplay start(PrintStream out, IntSupplier columns) {
    LiveDisplay display = new LiveDisplay(out, columns);
    Runtime.getRuntime().addShutdownHook(display.restore);
    long period = 1000 / REDRAWS_PER_SECOND;
    var _ =
        display.clock.scheduleAtFixedRate(display::redraw, period, period, TimeUnit.MILLISECONDS);
    return display;
  }

  @Override
  public synchronized void show(RunView view) {
    latest = view;
  }

  @Override
  public synchronized void note(String line) {
    out.print(upToTheTop() + line + CLEAR_LINE + "\n");
    drawnLines = 0;
    drawn = null;
    redraw();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    giveBack();
    if (!Thread.currentThread().equals(restore)) {
      forgetHook();
    }
  }

  /** Draws the latest view, unless it stands there already. */
  synchronized void redraw() {
    RunView view = latest;
    if (closed || view == null || view.equals(drawn)) {
      return;
    }
    if (redraws++ % WIDTH_EVERY == 0) {
      width = columns.getAsInt();
    }
    draw(LiveFrame.lines(view, width - 1));
    drawn = view;
  }

  private void draw(List<String> lines) {
    StringBuilder frame = new StringBuilder(HIDE_CURSOR).append(upToTheTop());
    for (String line : lines) {
      frame.append(Paint.line(line)).append(CLEAR_LINE).append('\n');
    }
    out.print(frame.append(CLEAR_BELOW));
    out.flush();
    drawnLines = lines.size();
  }

  private String upToTheTop() {
    return drawnLines == 0 ? "" : ESCAPE + drawnLines + "F";
  }

  private synchronized void giveBack() {
    if (!closed) {
      redraw();
      closed = true;
      out.print(SHOW_CURSOR);
      out.flush();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(restore);
    } catch (IllegalStateException _) {
      // The process is stopping already: the hook runs, and finds the terminal given back.
    }
  }
}
