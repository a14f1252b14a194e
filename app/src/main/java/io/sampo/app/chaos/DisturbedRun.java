package io.sampo.app.chaos;

import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A run on a cluster of processes that suffer faults one after the other, each once the cluster has
 * got over the one before.
 */
final class DisturbedRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final RunConfig config;
  private final Disturbance disturbance;
  private final BiConsumer<Event, Integer> onFault;
  private final List<Event> events = new ArrayList<>();

  /**
   * A run to be.
   *
   * @param onFault told of each, and of the step at which it happens
   */
  DisturbedRun(RunConfig config, Disturbance disturbance, BiConsumer<Event, Integer> onFault) {
    this.config = config;
    this.disturbance = disturbance;
    this.onFault = onFault;
  }

  /** Makes the run; it may be over before it has suffered all of these. */
  Trial suffering(List<FaultPlan.Planned> faults) throws IOException, InterruptedException {
    Instant begin = Instant.now();
    int restarts;
    List<Role> roles = disturbance.roles();
    try (Hosts hosts = disturbance.cuts() ? NamespaceHosts.of(roles.size()) : new OneHost();
        LocalCluster cluster =
            LocalCluster.start(hosts, roles, written(), folder(), beside("processes"))) {
      awaitCommit(cluster, Instant.EPOCH);
      while (events.size() < faults.size() && !isOver()) {
        disturb(cluster, faults.get(events.size()));
      }
      awaitEnd(cluster);
      restarts = cluster.restarts();
    }
    return new Trial(
        events,
        restarts,
        Summary.read(folder().resolve("summary.json")),
        Commits.of(folder()),
        recoveries(),
        Duration.between(begin, Instant.now()));
  }

  private Path written() throws IOException {
    Path file = beside("conf");
    AtomicFile.write(file, config.resolved());
    return file;
  }

  /** The file or folder of that name that goes with the run's folder. */
  private Path beside(String what) {
    return folder().resolveSibling(config.run().name() + "." + what);
  }

  private Path folder() {
    return config.run().folder();
  }

  private boolean isOver() {
    return Files.exists(folder().resolve("summary.json"));
  }

  private void disturb(LocalCluster cluster, FaultPlan.Planned planned)
      throws IOException, InterruptedException {
    Thread.sleep(planned.gap());
    cluster.settle();
    Fault fault = planned.fault();
    NodeProcess victim = cluster.process(fault.victim());
    if (isOver() || !victim.isAlive()) {
      return;
    }
    boolean leading = ClusterLog.read(folder()).leads(victim.pid());
    Event event = new Event(fault, victim.role(), victim.pid(), leading, Instant.now());
    events.add(event);
    onFault.accept(event, Commits.of(folder()).step());
    suffer(fault, victim, cluster.hosts());
    awaitCommit(cluster, event.time());
  }

  private static void suffer(Fault fault, NodeProcess victim, Hosts hosts)
      throws IOException, InterruptedException {
    switch (fault) {
      case Fault.Kill kill -> {
        victim.kill();
        Thread.sleep(kill.until());
        victim.revive();
      }
      case Fault.Pause pause -> {
        victim.pause();
        Thread.sleep(pause.length());
        victim.wake();
      }
      case Fault.Cut cut -> {
        hosts.cut(cut.victim());
        Thread.sleep(cut.length());
        hosts.heal(cut.victim());
      }
    }
  }

  /** Returns once a step was committed after that moment, or the run is over. */
  private void awaitCommit(LocalCluster cluster, Instant moment)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Commits.of(folder()).firstAfter(moment).isEmpty() && !isOver()) {
      if (Instant.now().isAfter(end)) {
        throw new UserError(
            "no step was committed for " + PATIENCE.toMinutes() + " minutes; logs: " + folder());
      }
      cluster.reviveTheDead();
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private void awaitEnd(LocalCluster cluster) throws IOException, InterruptedException {
    Instant last = Instant.EPOCH;
    while (!isOver()) {
      awaitCommit(cluster, last);
      last = Commits.of(folder()).newest();
    }
    cluster.awaitEnd();
  }

  private Map<Role, List<Double>> recoveries() throws IOException {
    Map<Role, List<Double>> recoveries = new LinkedHashMap<>();
    ClusterLog log = ClusterLog.read(folder());
    Commits commits = Commits.of(folder());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Instant next = i + 1 < events.size() ? events.get(i + 1).time() : Instant.MAX;
      recovered(event, next, log, commits)
          .ifPresent(at ->
              recoveries
                  .computeIfAbsent(event.role(), _ -> new ArrayList<>())
                  .add(event.secondsUntil(at)));
    }
    return recoveries;
  }

  private static Optional<Instant> recovered(
      Event event, Instant next, ClusterLog log, Commits commits) {
    return switch (event.role()) {
      case COORDINATOR, LEARNER ->
          event.leading() ? commits.firstAfter(event.time()) : Optional.empty();
      case SAMPLER, JUDGE -> log.replaced(event.pid(), event.time(), next);
    };
  }
}
