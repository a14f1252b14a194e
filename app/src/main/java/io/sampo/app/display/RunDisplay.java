package io.sampo.app.display;

import java.io.PrintStream;

/** Where a person watches a run. Safe to call from any thread; closing twice is closing once. */
public sealed interface RunDisplay extends AutoCloseable permits LiveDisplay, PlainDisplay {
  /** The display for this standard output: live on a terminal that can, plain lines elsewhere. */
  static RunDisplay on(PrintStream out, boolean plain) {
    return plain || !Terminal.isLive()
        ? new PlainDisplay(out)
        : LiveDisplay.start(out, Terminal::columns);
  }

  /** Shows this moment in place of the one before. */
  void show(RunView view);

  /** Prints a line that stays. */
  void note(String line);

  /** Shows the last moment and gives the terminal back. */
  @Override
  void close();
}
