package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

/** What the operator, or fate, sends to a process. */
final class Signals {
  private Signals() {}

  /** As Ctrl-C does it. */
  static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    send("INT", process);
  }

  /** It stands still until it is woken; a computer that swaps looks like it. */
  static void pause(ProcessHandle process) throws IOException, InterruptedException {
    send("STOP", process);
  }

  static void wake(ProcessHandle process) throws IOException, InterruptedException {
    send("CONT", process);
  }

  private static void send(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    List<String> kill = List.of("sh", "-c", "kill -" + name + " " + process.pid());
    assertEquals(0, new ProcessBuilder(kill).start().waitFor());
  }
}
