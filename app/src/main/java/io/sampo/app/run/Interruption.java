package io.sampo.app.run;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, SIGTERM and a terminal that is closed. The first asks for an end in order, after which
 * the process ends by itself, with the code that it has come to; the next ends it at once.
 */
final class Interruption implements AutoCloseable {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Map<OsSignal, Object> before = new LinkedHashMap<>();
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private final PrintStream out;

  /**
   * Listens from now on.
   *
   * @param out told of an end before there was anything to save
   */
  Interruption(PrintStream out) {
    this.out = out;
    for (String name : NAMES) {
      OsSignal signal = new OsSignal(name);
      before.put(signal, signal.goesTo(OsSignal.handler(() -> interrupt(signal))));
    }
  }

  /** Says how to end in order; before that there is nothing to save. */
  void endsBy(Runnable inOrder) {
    end.set(inOrder);
  }

  private void interrupt(OsSignal signal) {
    close();
    Runnable inOrder = end.get();
    if (inOrder == null) {
      out.println("stopped before it began");
      out.flush();
      signal.raise();
    } else {
      inOrder.run();
    }
  }

  /** What comes from now on ends the process at once. */
  @Override
  public void close() {
    before.forEach(OsSignal::goesTo);
  }
}
