package io.sampo.app.chaos;

import io.sampo.app.FreePorts;
import io.sampo.app.JavaCommand;
import io.sampo.app.ProcessName;
import io.sampo.app.run.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of processes on this machine, each with an address of its own that it keeps when it is
 * started again.
 */
final class LocalCluster implements AutoCloseable {
  private static final Pattern MEMBER = Pattern.compile("app\\.run\\.Node .* is up");
  private static final Duration JOINS = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Hosts hosts;
  private final Path run;
  private final List<NodeProcess> processes = new ArrayList<>();

  private LocalCluster(Hosts hosts, Path run) {
    this.hosts = hosts;
    this.run = run;
  }

  /**
   * Starts the processes in their order, and no more at a time than there are cores: nine JVMs that
   * begin at once keep two cores so busy that heartbeats come late.
   *
   * @param roles of the processes, in the order in which they start
   * @param config the run's configuration
   * @param run the run's folder
   * @param logs the folder for what they print
   */
  static LocalCluster start(Hosts hosts, List<Role> roles, Path config, Path run, Path logs)
      throws IOException, InterruptedException {
    LocalCluster cluster = new LocalCluster(hosts, run);
    Files.createDirectories(logs);
    List<Integer> ports = FreePorts.of(InetAddress.getLoopbackAddress(), roles.size());
    String seeds =
        IntStream.range(0, roles.size())
            .filter(place -> roles.get(place) == Role.COORDINATOR)
            .mapToObj(place -> hosts.address(place) + ":" + ports.get(place))
            .collect(Collectors.joining(","));
    int atOnce = Runtime.getRuntime().availableProcessors();
    for (int place = 0; place < roles.size(); place++) {
      if (place >= atOnce) {
        cluster.awaitMember(cluster.process(place - atOnce));
      }
      Role role = roles.get(place);
      List<String> node = command(role, config, seeds, hosts.address(place), ports.get(place));
      NodeProcess process =
          new NodeProcess(
              role,
              hosts.on(place, node),
              logs.resolve(place + "-" + role.text() + ".out").toFile());
      cluster.processes.add(process);
    }
    cluster.awaitMembers();
    return cluster;
  }

  private void awaitMember(NodeProcess process) throws IOException, InterruptedException {
    Path log = run.resolve("node-" + ProcessName.of(process.pid()) + ".log");
    Instant end = Instant.now().plus(JOINS);
    while (process.isAlive() && Instant.now().isBefore(end) && !isMember(log)) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static boolean isMember(Path log) throws IOException {
    return Files.exists(log) && MEMBER.matcher(Files.readString(log)).find();
  }

  private static List<String> command(Role role, Path config, String seeds, String host, int port) {
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
        "--set",
        "deployment.host=" + host,
        "--port",
        Integer.toString(port),
        "--with-parent",
        Long.toString(ProcessHandle.current().pid()));
  }

  NodeProcess process(int place) {
    return processes.get(place);
  }

  Hosts hosts() {
    return hosts;
  }

  /** Starts those again that have died, as a supervisor of a deployment would. */
  void reviveTheDead() throws IOException {
    for (NodeProcess process : processes) {
      process.revive();
    }
  }

  /**
   * Returns once everybody has come back: those that had died are started again, and members. A
   * fault then meets the whole cluster, and its recovery is its own.
   */
  void settle() throws IOException, InterruptedException {
    reviveTheDead();
    awaitMembers();
  }

  private void awaitMembers() throws IOException, InterruptedException {
    for (NodeProcess process : processes) {
      awaitMember(process);
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
