package io.sampo.app.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.joining.AlikeChecker;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.remote.IdentityEngines;
import io.sampo.actors.sight.Lookout;
import io.sampo.actors.sight.Reporting;
import io.sampo.actors.sight.View;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.app.SampoVersion;
import io.sampo.app.management.Measure;
import io.sampo.app.management.ProcessReadings;
import io.sampo.app.management.Readings;
import io.sampo.config.DeploymentSection;
import io.sampo.config.RunConfig;
import io.sampo.data.verdicts.VerdictPlace;
import io.sampo.data.verdicts.VerdictStore;
import io.sampo.judge.JudgeActor;
import io.sampo.judge.Judging;
import io.sampo.judge.RecordedJudging;
import io.sampo.judge.TwoJudges;
import io.sampo.learner.LearnerActor;
import io.sampo.learner.PolicyLearning;
import io.sampo.learner.numerics.NumericsFingerprint;
import io.sampo.model.Compute;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.policy.Policies;
import io.sampo.sampler.HeldSnapshots;
import io.sampo.sampler.ModelWork;
import io.sampo.sampler.SamplerActor;
import io.sampo.tls.Identity;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JVM's part in a run: an actor system in the cluster, a server of snapshots, the workers of
 * its roles.
 */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** The name that all actor systems of a run share. */
  static final String SYSTEM = "sampo";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** How old another node's numbers may be, beside the second or two that gossip takes. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(2);

  private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

  private final RunConfig config;
  private final Set<Role> roles;
  private final Optional<Identity> identity;
  private final SnapshotMemory memory;
  private final SnapshotStore store;
  private final WeightsServer server;
  private final WeightsClient client;
  private final List<NodeGuardian.Worker> workers = new ArrayList<>();
  private final Readings readings;
  private final Optional<VerdictStore> verdicts;
  private final List<Judging> judges = new ArrayList<>();
  private final AtomicBoolean runOver = new AtomicBoolean();
  private final ActorSystem<NodeGuardian.Command> system;

  /** What the node that hosts the coordinator adds. */
  interface Hosting {
    Behavior<Coordinator.Command> coordinator(
        ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog);
  }

  /**
   * Opens the models of the roles, then joins.
   *
   * @param inputs digests that a learner's checkpoints remember
   * @param seeds addresses of nodes to join, perhaps this one's own; none for a node that joins
   *     itself
   * @param hosting the coordinator, where this node has that role
   * @param readings the numbers that this node reports of itself; it adds its own
   */
  static Node start(
      RunConfig config,
      Set<Role> roles,
      Map<String, String> inputs,
      List<String> seeds,
      Optional<Hosting> hosting,
      Readings readings) {
    return new Node(config, roles, inputs, seeds, hosting, readings);
  }

  private Node(
      RunConfig config,
      Set<Role> roles,
      Map<String, String> inputs,
      List<String> seeds,
      Optional<Hosting> hosting,
      Readings readings) {
    this.config = config;
    this.roles = Set.copyOf(roles);
    this.identity = identity(config);
    this.memory = new SnapshotMemory(memoryLimit(config));
    this.store = new SnapshotStore(config.run().name());
    this.server = server();
    this.readings = readings;
    this.client = new WeightsClient(memory, ClientSettings.defaults(), identity);
    this.verdicts =
        roles.contains(Role.JUDGE)
            ? VerdictPlace.of(config).map(VerdictStore::at)
            : Optional.empty();
    addWorkers(inputs);
    addReadings();
    this.system =
        ActorSystem.create(
            NodeGuardian.create(new NodeParts(hosting)),
            SYSTEM,
            setup(alike(config).withFallback(systemConfig(config, roles, !seeds.isEmpty()))));
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(), "judges give up", this::judgesGiveUp);
    tellWhenUp();
    join(seeds);
  }

  /** What this node is like: others must be the same to join. */
  private static Config alike(RunConfig config) {
    return ConfigFactory.parseMap(
            Map.of(
                "version", SampoVersion.text(),
                "learning", config.learningDigest(),
                "numerics", numerics(config)))
        .atPath(AlikeChecker.PATH);
  }

  private static String numerics(RunConfig config) {
    DeploymentSection deployment = config.deployment();
    if (deployment.mixedNumerics()) {
      return "mixed";
    }
    Compute compute = Compute.of(config.model().device(), config.model().dtype().name());
    return NumericsFingerprint.of(
        ModelFolder.config(config.model().path()), compute, deployment.threads());
  }

  /** What this node shows to others, where the run wants TLS. */
  static Optional<Identity> identity(RunConfig config) {
    return config.deployment().tls().folder().map(Identity::load);
  }

  private ActorSystemSetup setup(Config settings) {
    ActorSystemSetup setup = ActorSystemSetup.create(BootstrapSetup.create(settings));
    return identity.map(IdentityEngines::setup).map(setup::withSetup).orElse(setup);
  }

  /**
   * Versions that may be in memory at once: those that open batches need, those under evaluation,
   * those arriving.
   */
  private static long memoryLimit(RunConfig config) {
    long versions = 32L + 2L * config.batch().lag();
    ModelConfig model = ModelFolder.config(config.model().path());
    long bytes = Float.BYTES * Policies.elements(config.trainable(), model);
    return versions * 2 * Math.max(1 << 20, bytes);
  }

  private WeightsServer server() {
    try {
      return WeightsServer.start(
          store, config.deployment().host(), 0, ServerSettings.defaults(), identity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addWorkers(Map<String, String> inputs) {
    DeploymentSection deployment = config.deployment();
    if (roles.contains(Role.LEARNER)) {
      workers.add(
          new NodeGuardian.Worker(
              "learner",
              peers ->
                  LearnerActor.create(
                      config.run().steps(),
                      peers,
                      () -> new PolicyLearning(config, store, memory, inputs))));
    }
    if (roles.contains(Role.SAMPLER)) {
      HeldSnapshots versions = new HeldSnapshots(store, client);
      readings.read(Measure.FETCHED, versions::bytesFetched);
      readings.read(Measure.FETCHING, () -> versions.nanosFetching() / 1e9);
      for (int i = 1; i <= deployment.samplers(); i++) {
        String name = "sampler-" + i;
        ModelWork work = ModelWork.open(config, store);
        workers.add(
            new NodeGuardian.Worker(
                name, peers -> SamplerActor.create(name, peers, versions, work)));
      }
    }
    if (roles.contains(Role.JUDGE)) {
      for (int i = 1; i <= deployment.judges(); i++) {
        String name = "judge-" + i;
        Judging judging = judging();
        judges.add(judging);
        workers.add(
            new NodeGuardian.Worker(name, peers -> JudgeActor.create(name, peers, judging)));
      }
    }
  }

  private void addReadings() {
    ProcessReadings.addTo(readings);
    readings.read(Measure.SNAPSHOTS, memory::inUse);
    readings.read(Measure.SERVED, server::bytesRead);
  }

  private Judging judging() {
    TwoJudges judges = TwoJudges.from(config);
    return verdicts.<Judging>map(store -> RecordedJudging.of(config, store, judges)).orElse(judges);
  }

  /** A judge that waits for the store of verdicts would hold the actor system's end back. */
  private CompletionStage<Done> judgesGiveUp() {
    judges.forEach(Judging::giveUp);
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  /**
   * The settings of a node's actor system.
   *
   * @param joins whether there are nodes to join. Who may host the coordinator has the port that
   *     was asked for, the others any
   */
  static Config systemConfig(RunConfig config, Set<Role> roles, boolean joins) {
    DeploymentSection deployment = config.deployment();
    Set<String> names = new TreeSet<>();
    roles.forEach(role -> names.add(role.text()));
    return ConfigFactory.empty()
        // The first node stays connected while Ctrl-C stops the run, ends last and takes leave of
        // nobody.
        .withValue("pekko.jvm-shutdown-hooks", ConfigValueFactory.fromAnyRef(joins))
        .withValue(
            "pekko.coordinated-shutdown.run-by-actor-system-terminate",
            ConfigValueFactory.fromAnyRef(joins))
        .withValue("pekko.cluster.roles", ConfigValueFactory.fromIterable(names))
        .withValue(
            "pekko.remote.artery.transport",
            ConfigValueFactory.fromAnyRef(
                deployment.tls().folder().isPresent() ? "tls-tcp" : "tcp"))
        .withValue(
            "pekko.remote.artery.canonical.hostname",
            ConfigValueFactory.fromAnyRef(deployment.host()))
        .withValue(
            "pekko.remote.artery.canonical.port", ConfigValueFactory.fromAnyRef(deployment.port()))
        .withValue(
            "pekko.remote.artery.advanced.maximum-frame-size",
            ConfigValueFactory.fromAnyRef(deployment.frameSize() + "B"))
        .withFallback(ConfigFactory.parseResources("cluster-conf/node.conf"))
        .withFallback(ConfigFactory.load());
  }

  private void join(List<String> seeds) {
    Cluster cluster = Cluster.get(system);
    if (seeds.isEmpty()) {
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    } else {
      cluster.manager().tell(new JoinSeedNodes(seeds.stream().map(Node::address).toList()));
    }
  }

  private void tellWhenUp() {
    org.apache.pekko.cluster.Cluster.get(system.classicSystem())
        .registerOnMemberUp(() -> LOG.info("{} on {} is up", roles, address()));
  }

  private static Address address(String hostAndPort) {
    return AddressFromURIString.parse("pekko://" + SYSTEM + "@" + hostAndPort);
  }

  /** Returns once no node of another role is left, or after this long. */
  void awaitWorkersGone(Duration atMost) throws InterruptedException {
    Cluster cluster = Cluster.get(system);
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end && hasWorkers(cluster)) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static boolean hasWorkers(Cluster cluster) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .anyMatch(member -> !member.hasRole(Role.COORDINATOR.text()));
  }

  /** host:port that other nodes join. */
  String address() {
    Address address = Cluster.get(system).selfMember().address();
    return address.getHost().get() + ":" + address.getPort().get();
  }

  /** How the cluster stands, as this node sees it. */
  CompletionStage<View> look() {
    return AskPattern.ask(system, NodeGuardian.Look::new, LOOK_WITHIN, system.scheduler());
  }

  /** Ends the run after the step in hand. */
  void stopRun(String reason) {
    system.tell(new NodeGuardian.Stop(reason));
  }

  /** Runs an action once the node has left the cluster, by itself or because it was told to. */
  void onTermination(Runnable action) {
    Thread.ofVirtual()
        .start(() -> {
          awaitTermination();
          action.run();
        });
  }

  /** Returns once the node has left the cluster. */
  void awaitTermination() {
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** Whether the cluster would not have this node, since it is not like the others. */
  boolean wasRefused() {
    return CoordinatedShutdown.get(system)
        .getShutdownReason()
        .filter(CoordinatedShutdown.incompatibleConfigurationDetectedReason()::equals)
        .isPresent();
  }

  /** Whether the node's workers have heard that the run is over. */
  boolean runIsOver() {
    return runOver.get();
  }

  /** Leaves the cluster and gives everything back. */
  @Override
  public void close() {
    judgesGiveUp();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    verdicts.ifPresent(VerdictStore::close);
    client.close();
    server.close();
    store.close();
  }

  private final class NodeParts implements NodeGuardian.Parts, Reporting {
    private final Optional<Hosting> hosting;

    NodeParts(Optional<Hosting> hosting) {
      this.hosting = hosting;
    }

    @Override
    public String node() {
      return config.deployment().host()
          + ":"
          + server.port()
          + " pid "
          + ProcessHandle.current().pid();
    }

    @Override
    public Behavior<Registry.Command> registry() {
      return Registry.create(weights(), dropped -> drop(dropped));
    }

    @Override
    public String weights() {
      return config.deployment().host() + ":" + server.port();
    }

    @Override
    public Map<String, Double> readings() {
      return readings.now();
    }

    private void drop(Set<Long> dropped) {
      Set<Long> kept = new TreeSet<>(store.versions());
      kept.removeAll(dropped);
      store.retain(kept);
    }

    @Override
    public Behavior<Watchdog.Command> watchdog() {
      return Watchdog.create(config.deployment().watchdogAfter());
    }

    @Override
    public ActorRef<Coordinator.Command> coordinator(
        ActorContext<NodeGuardian.Command> context,
        ActorRef<Registry.Command> registry,
        ActorRef<Watchdog.Command> watchdog) {
      return hosting
          .map(h -> Coordinator.host(context.getSystem(), h.coordinator(registry, watchdog)))
          .orElseGet(() -> Coordinator.find(context.getSystem()));
    }

    @Override
    public Behavior<Lookout.Command> lookout(Lookout.Sources sources) {
      return Lookout.create(this, sources, REPORT_EVERY);
    }

    @Override
    public List<NodeGuardian.Worker> workers() {
      return List.copyOf(workers);
    }

    @Override
    public boolean stays() {
      return hosting.isPresent();
    }

    @Override
    public void onRunOver() {
      runOver.set(true);
    }
  }
}
