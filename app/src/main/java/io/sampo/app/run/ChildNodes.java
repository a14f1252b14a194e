package io.sampo.app.run;

import io.sampo.app.JavaCommand;
import io.sampo.config.RunConfig;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVMs of a run whose roles have processes of their own: one for each learner, the judges, one
 * for each sampler. One that dies is started again, as a supervisor of a deployment would, at the
 * same address: so the cluster knows at once that the one before is gone.
 */
final class ChildNodes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChildNodes.class);
  private static final int MOST_RESTARTS = 5;
  private static final long END_SECONDS = 60;

  private final RunFolder folder;
  private final Node driver;
  private final List<Process> processes = new ArrayList<>();
  private final ChildPorts ports;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicInteger restarts = new AtomicInteger();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  private ChildNodes(RunConfig config, RunFolder folder, Node driver) throws IOException {
    this.folder = folder;
    this.driver = driver;
    this.ports = new ChildPorts(InetAddress.getByName(config.deployment().host()));
  }

  /** Starts them, if the run wants processes. */
  static ChildNodes start(RunConfig config, RunFolder folder, Node driver) throws IOException {
    ChildNodes children = new ChildNodes(config, folder, driver);
    if (config.deployment().processes()) {
      for (int i = 1; i <= config.deployment().learners(); i++) {
        children.start(i == 1 ? "learner" : "learner-" + i, Role.LEARNER);
      }
      children.start("judge", Role.JUDGE);
      for (int i = 1; i <= config.deployment().samplers(); i++) {
        children.start("sampler-" + i, Role.SAMPLER);
      }
    }
    return children;
  }

  /** Why the run was stopped, if it was because a process keeps dying. */
  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** How often a process was started again. */
  int restarts() {
    return restarts.get();
  }

  private void fail(String reason) {
    failure.set(reason);
    driver.stopRun(reason);
  }

  private synchronized void start(String name, Role role) throws IOException {
    File log = folder.path().resolve(name + ".log").toFile();
    ProcessBuilder builder = new ProcessBuilder(command(role, ports.of(name)));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    Process process = builder.start();
    processes.add(process);
    LOG.info("{} is pid {}", name, process.pid());
    Thread.ofVirtual().name(name).start(() -> onExit(name, role, process.onExit().join()));
  }

  private List<String> command(Role role, int port) {
    return JavaCommand.sampoApart(
        "node",
        "--role",
        role.text(),
        "--config",
        folder.config().toString(),
        "--join",
        driver.address(),
        "--port",
        Integer.toString(port),
        "--set",
        "deployment.samplers=1",
        "--set",
        "deployment.management.port=0",
        "--with-parent",
        Long.toString(ProcessHandle.current().pid()));
  }

  private void onExit(String name, Role role, Process ended) {
    if (ending.get() || ended.exitValue() == 0) {
      return;
    }
    LOG.warn("{} ended with code {}; it is started again", name, ended.exitValue());
    if (restarts.incrementAndGet() > MOST_RESTARTS) {
      fail(name + " keeps dying; its output: " + folder.path().resolve(name + ".log"));
      return;
    }
    try {
      start(name, role);
    } catch (IOException e) {
      fail(name + " cannot be started again: " + e.getMessage());
    }
  }

  /** Waits for workers that end by themselves once they hear that the run is over. */
  synchronized void awaitEnd() {
    ending.set(true);
    for (Process process : processes) {
      try {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("pid {} does not end by itself; it is killed", process.pid());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized void close() {
    ending.set(true);
    processes.forEach(Process::destroyForcibly);
  }
}
