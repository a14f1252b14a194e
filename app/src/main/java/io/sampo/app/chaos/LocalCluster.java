package io.sampo.app.chaos;

import io.sampo.app.FreePorts;
import io.sampo.app.JavaCommand;
import io.sampo.app.run.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A cluster of processes on this machine, each with a port of its own that it keeps when it is
 * started again: two that may host the coordinator, two learners, three samplers, two judges.
 */
final class LocalCluster implements AutoCloseable {
  private static final Map<Role, Integer> SIZES = sizes();
  private static final Pattern MEMBER = Pattern.compile("app\\.run\\.Node .* is up");
  private static final Duration JOINS = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final List<NodeProcess> processes = new ArrayList<>();

  private static Map<Role, Integer> sizes() {
    Map<Role, Integer> sizes = new LinkedHashMap<>();
    sizes.put(Role.COORDINATOR, 2);
    sizes.put(Role.LEARNER, 2);
    sizes.put(Role.SAMPLER, 3);
    sizes.put(Role.JUDGE, 2);
    return sizes;
  }

  /**
   * Starts the processes one after the other, each once the one before is a member: nine JVMs that
   * begin at once keep two cores so busy that heartbeats come late.
   *
   * @param config the run's configuration
   * @param run the run's folder
   * @param logs the folder for what they print
   */
  static LocalCluster start(Path config, Path run, Path logs)
      throws IOException, InterruptedException {
    LocalCluster cluster = new LocalCluster();
    Files.createDirectories(logs);
    List<Integer> ports = FreePorts.of(InetAddress.getLoopbackAddress(), size());
    String seeds = "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1);
    for (Map.Entry<Role, Integer> size : SIZES.entrySet()) {
      for (int i = 1; i <= size.getValue(); i++) {
        int port = ports.get(cluster.processes.size());
        String name = size.getKey().text() + "-" + i;
        NodeProcess process =
            new NodeProcess(
                size.getKey(),
                command(size.getKey(), config, seeds, port),
                logs.resolve(name + ".out").toFile());
        cluster.processes.add(process);
        awaitMember(process, run.resolve("node-" + process.pid() + ".log"));
      }
    }
    return cluster;
  }

  private static void awaitMember(NodeProcess process, Path log)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(JOINS);
    while (process.isAlive() && Instant.now().isBefore(end) && !isMember(log)) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static boolean isMember(Path log) throws IOException {
    return Files.exists(log) && MEMBER.matcher(Files.readString(log)).find();
  }

  private static List<String> command(Role role, Path config, String seeds, int port) {
    return JavaCommand.sampo(
        "node",
        "--role",
        role.text(),
        "--config",
        config.toString(),
        "--join",
        seeds,
        "--set",
        "deployment.samplers=1",
        "--set",
        "deployment.judges=1",
        "--port",
        Integer.toString(port),
        "--with-parent",
        Long.toString(ProcessHandle.current().pid()));
  }

  static int size() {
    return SIZES.values().stream().mapToInt(n -> n).sum();
  }

  NodeProcess process(int place) {
    return processes.get(place);
  }

  /** Starts those again that have died, as a supervisor of a deployment would. */
  void reviveTheDead() throws IOException {
    for (NodeProcess process : processes) {
      process.revive();
    }
  }

  /** How often processes were started beyond the first time. */
  int restarts() {
    return processes.stream().mapToInt(p -> p.starts() - 1).sum();
  }

  void awaitEnd() throws InterruptedException {
    for (NodeProcess process : processes) {
      process.awaitEnd();
    }
  }

  @Override
  public void close() {
    processes.forEach(NodeProcess::kill);
  }
}
