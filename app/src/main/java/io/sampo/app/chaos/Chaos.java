package io.sampo.app.chaos;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.app.JavaCommand;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One experiment: the undisturbed run in one process, then the same run on a cluster of processes
 * that suffer faults one after the other, each once the cluster has got over the one before.
 */
public final class Chaos {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final RunConfig calm;
  private final RunConfig disturbed;
  private final Path out;
  private final Disturbance disturbance;
  private final FaultPlan plan;
  private final PrintStream print;
  private final List<Event> events = new ArrayList<>();

  /**
   * An experiment to be.
   *
   * @param config of the run
   * @param out the folder of both runs and of chaos.json; must not exist
   */
  public Chaos(Config config, Path out, Disturbance disturbance, PrintStream print) {
    this.calm = named("undisturbed", config, out);
    this.disturbed = named("disturbed", config, out);
    this.out = out;
    this.disturbance = disturbance;
    this.plan = new FaultPlan(disturbance);
    this.print = print;
  }

  private static RunConfig named(String name, Config config, Path out) {
    return RunConfig.of(
        config
            .withValue("run.name", ConfigValueFactory.fromAnyRef(name))
            .withValue("run.out", ConfigValueFactory.fromAnyRef(out.toString())));
  }

  /**
   * Makes both runs; whether the disturbed one suffered all faults and ended in the same weights,
   * with nothing lost.
   */
  public boolean call() throws IOException, InterruptedException {
    if (Files.exists(out)) {
      throw new UserError(out + ": exists already (expected: the name of a new folder)");
    }
    Files.createDirectories(out);
    Instant calmBegins = Instant.now();
    Summary undisturbed = undisturbed();
    Instant calmEnds = Instant.now();
    int restarts = disturbed();
    double wallRatio = seconds(calmEnds, Instant.now()) / seconds(calmBegins, calmEnds);
    ChaosResult result = result(undisturbed, restarts, wallRatio);
    result.write(out.resolve("chaos.json"));
    tell(result);
    return result.passes();
  }

  private Summary undisturbed() throws IOException, InterruptedException {
    print.println("the undisturbed run …");
    Path file = written(calm);
    Process process =
        new ProcessBuilder(JavaCommand.sampo("train", "--plain", "-c", file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("undisturbed.out").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new UserError(
          "the undisturbed run failed; its output: " + out.resolve("undisturbed.out"));
    }
    return Summary.read(calm.run().folder().resolve("summary.json"));
  }

  private Path written(RunConfig run) throws IOException {
    Path file = out.resolve(run.run().name() + ".conf");
    AtomicFile.write(file, run.resolved());
    return file;
  }

  private static double seconds(Instant begin, Instant end) {
    return Duration.between(begin, end).toMillis() / 1e3;
  }

  /** Makes the disturbed run; how often processes were started again. */
  private int disturbed() throws IOException, InterruptedException {
    List<Role> roles = disturbance.roles();
    print.println("the disturbed run: " + roles.size() + " processes …");
    try (Hosts hosts = disturbance.cuts() ? NamespaceHosts.of(roles.size()) : new OneHost();
        LocalCluster cluster =
            LocalCluster.start(
                hosts, roles, written(disturbed), folder(), out.resolve("processes"))) {
      awaitCommit(cluster, Instant.EPOCH);
      while (events.size() < disturbance.faults() && !isOver()) {
        disturb(cluster);
      }
      awaitEnd(cluster);
      return cluster.restarts();
    }
  }

  private void disturb(LocalCluster cluster) throws IOException, InterruptedException {
    Thread.sleep(plan.gap());
    cluster.settle();
    Fault fault = plan.next();
    NodeProcess victim = cluster.process(fault.victim());
    if (isOver() || !victim.isAlive()) {
      return;
    }
    boolean leading = ClusterLog.read(folder()).leads(victim.pid());
    Event event = new Event(fault, victim.role(), victim.pid(), leading, Instant.now());
    events.add(event);
    print.printf(
        "fault %d of %d at step %d: %s%n",
        events.size(), disturbance.faults(), step(), words(event));
    suffer(fault, victim, cluster.hosts());
    awaitCommit(cluster, event.time());
  }

  private static String words(Event event) {
    String what =
        switch (event.fault()) {
          case Fault.Kill _ -> "kill -9";
          case Fault.Pause pause -> "paused for " + pause.length().toMillis() + " ms";
          case Fault.Cut cut -> "cut off for " + cut.length().toMillis() + " ms";
        };
    return event.role().text() + (event.leading() ? " (leading)" : "") + ", " + what;
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
    while (firstCommit(moment).isEmpty() && !isOver()) {
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
      last = newestCommit();
    }
    cluster.awaitEnd();
  }

  private Path folder() {
    return disturbed.run().folder();
  }

  private boolean isOver() {
    return Files.exists(folder().resolve("summary.json"));
  }

  private List<MetricsRow> commits() throws IOException {
    return commits(folder());
  }

  private static List<MetricsRow> commits(Path folder) throws IOException {
    return MetricsLog.read(folder.resolve("metrics.jsonl")).stream()
        .filter(row -> row.kind() == MetricsRow.Kind.STEP)
        .toList();
  }

  private int step() throws IOException {
    List<MetricsRow> commits = commits();
    return commits.isEmpty() ? 0 : commits.getLast().step();
  }

  private Instant newestCommit() throws IOException {
    List<MetricsRow> commits = commits();
    return commits.isEmpty() ? Instant.EPOCH : commits.getLast().time();
  }

  private Optional<Instant> firstCommit(Instant after) throws IOException {
    return commits().stream().map(MetricsRow::time).filter(t -> t.isAfter(after)).findFirst();
  }

  private ChaosResult result(Summary undisturbed, int restarts, double wallRatio)
      throws IOException {
    Map<String, Integer> faults = new LinkedHashMap<>();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    Map<String, List<Double>> recoveries = new LinkedHashMap<>();
    ClusterLog log = ClusterLog.read(folder());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Instant next = i + 1 < events.size() ? events.get(i + 1).time() : Instant.MAX;
      String role = event.role().text();
      faults.merge(role, 1, Integer::sum);
      kinds.merge(event.fault().kind().text(), 1, Integer::sum);
      recovered(event, next, log)
          .ifPresent(at ->
              recoveries
                  .computeIfAbsent(role, _ -> new ArrayList<>())
                  .add(seconds(event.time(), at)));
    }
    long expected = undisturbed.orders().trained() + undisturbed.orders().dropped();
    Summary after = Summary.read(folder().resolve("summary.json"));
    return new ChaosResult(
        disturbance.seed(),
        disturbance.faults(),
        faults,
        kinds,
        restarts,
        undisturbed,
        after,
        expected,
        PairsApart.of(commits(calm.run().folder()), commits()),
        recoveries,
        wallRatio);
  }

  private Optional<Instant> recovered(Event event, Instant next, ClusterLog log)
      throws IOException {
    return switch (event.role()) {
      case COORDINATOR, LEARNER -> event.leading() ? firstCommit(event.time()) : Optional.empty();
      case SAMPLER, JUDGE -> log.replaced(event.pid(), event.time(), next);
    };
  }

  private void tell(ChaosResult result) {
    if (!result.sufferedAll()) {
      print.printf(
          "FAILED      the run was over after %d of %d faults (more --steps make room for all)%n",
          result.suffered(), result.asked());
    }
    print.printf("faults      %s, restarts %d%n", result.faults(), result.restarts());
    print.printf(
        "weights     %s%n",
        result.sameWeights() ? "the same, bit for bit" : "DIFFERENT from the undisturbed run's");
    print.printf("orders      lost %d, duplicates %d%n", result.lost(), result.duplicates());
    result
        .recoveries()
        .forEach((role, seconds) ->
            print.printf(
                "recovery    %-11s  median %.1f s, max %.1f s, of %d%n",
                role, ChaosResult.median(seconds), ChaosResult.most(seconds), seconds.size()));
    print.printf("wall time   %.2f of the undisturbed run's%n", result.wallRatio());
    print.printf("numbers     %s%n", out.resolve("chaos.json"));
  }
}
