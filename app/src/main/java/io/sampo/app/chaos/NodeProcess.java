package io.sampo.app.chaos;

import io.sampo.app.run.Role;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the cluster, which may be started several times. */
final class NodeProcess {
  private static final long END_SECONDS = 60;

  private final Role role;
  private final List<String> command;
  private final File output;
  private Process process;
  private int starts;

  /**
   * Starts it.
   *
   * @param output what it prints goes to the end of this file
   */
  NodeProcess(Role role, List<String> command, File output) throws IOException {
    this.role = role;
    this.command = List.copyOf(command);
    this.output = output;
    this.process = begin();
  }

  private Process begin() throws IOException {
    starts++;
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
        .start();
  }

  Role role() {
    return role;
  }

  synchronized long pid() {
    return process.pid();
  }

  /** How often it was started. */
  synchronized int starts() {
    return starts;
  }

  synchronized boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it ended by itself because the run is over. */
  synchronized boolean isDone() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  /** Starts it again if it has died. */
  synchronized void revive() throws IOException {
    if (!process.isAlive() && process.exitValue() != 0) {
      process = begin();
    }
  }

  /** As power loss does it. */
  synchronized void kill() {
    process.destroyForcibly();
  }

  synchronized void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  synchronized void wake() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill " + name + " " + process.pid()).start().waitFor();
  }

  /** Waits for its end, and brings it about if it takes too long. */
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
