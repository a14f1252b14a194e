package io.sampo.app.display;

import java.io.PrintStream;

/**
 * One line at the bottom that says what goes on, under lines that stay. Where the output is no
 * terminal only those are printed.
 */
public final class StatusLine implements AutoCloseable {
  private static final String BEGIN = "\r";
  private static final String CLEAR = "\033[K";

  /** Lines between two looks at the terminal's width. */
  private static final int WIDTH_EVERY = 20;

  private final PrintStream out;
  private final boolean live;
  private int shown;
  private int width;

  StatusLine(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** The line for this standard output. */
  public static StatusLine on(PrintStream out, boolean plain) {
    return new StatusLine(out, !plain && Terminal.isLive());
  }

  /** Puts this in place of the line before, cut to the terminal's width. */
  public void show(String text) {
    if (live) {
      if (shown++ % WIDTH_EVERY == 0) {
        width = Terminal.columns() - 1;
      }
      String cut = text.length() <= width ? text : text.substring(0, width - 1) + "…";
      out.print(BEGIN + cut + CLEAR);
      out.flush();
    }
  }

  /** Prints a line that stays. */
  public void note(String text) {
    out.println((live ? BEGIN + CLEAR : "") + text);
    out.flush();
  }

  /** Leaves the terminal as it was found. */
  @Override
  public void close() {
    if (live) {
      out.print(BEGIN + CLEAR);
      out.flush();
    }
  }
}
