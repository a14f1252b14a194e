package io.sampo.app.run;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.sight.Lookout;
import io.sampo.actors.sight.Reporting;
import io.sampo.actors.sight.View;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.app.failure.BusyAddress;
import io.sampo.app.failure.UserError;
import io.sampo.app.management.GpuMeter;
import io.sampo.app.management.ManagedNode;
import io.sampo.app.management.Measure;
import io.sampo.app.management.ProcessReadings;
import io.sampo.app.management.Readings;
import io.sampo.config.RunConfig;
import io.sampo.tls.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.typed.Cluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JVM's part in a run: an actor system in the cluster, a server of snapshots, the workers of
 * its roles.
 */
final class Node implements ManagedNode, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** The name that all actor systems of a run share. */
  static final String SYSTEM = "sampo";

  /** How old another node's numbers may be, beside the second or two that gossip takes. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(2);

  private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);

  /** A node that starts is in DNS within seconds. */
  private static final Duration LOOK_UP_AGAIN = Duration.ofSeconds(5);

  /** Connections close in less than a second, or not at all. */
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);

  /** Why a node that was drained shuts down. */
  private static final CoordinatedShutdown.Reason DRAINED = new CoordinatedShutdown.Reason() {};

  private final RunConfig config;
  private final Set<Role> roles;
  private final NodeWeights weights;
  private final NodeWorkers workers;
  private final Readings readings;
  private final AtomicBoolean runOver = new AtomicBoolean();
  private final ActorSystem<NodeGuardian.Command> system;
  private final Termination termination = new Termination(CLOSED_WITHIN);
  private final Membership membership;
  private final Optional<GpuMeter> gpu;
  private final Discovery discovery;
  private final Members members;

  /** Done once the cluster has this node among its members. */
  private final CompletableFuture<Void> up = new CompletableFuture<>();

  /** Where it can be asked over HTTP; empty as long as nobody can. */
  private volatile String management = "";

  /** What the node that hosts the coordinator adds. */
  interface Hosting {
    Behavior<Coordinator.Command> coordinator(
        ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog);
  }

  /**
   * Opens the models of the roles, then joins.
   *
   * @param inputs digests that a learner's checkpoints remember
   * @param seeds addresses of nodes to join, perhaps this one's own; none for a node that begins a
   *     cluster, unless some of the run are left
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
    this.readings = readings;
    Optional<Identity> identity = NodeSettings.identity(config);
    this.weights = new NodeWeights(config, identity);
    this.workers =
        new NodeWorkers(config, roles, inputs, weights.shared(), weights.relay(), readings);
    ProcessReadings.addTo(readings);
    readings.set(Measure.RESTARTS, 0);
    weights.addTo(readings);
    identity.ifPresent(shown -> readings.read(Measure.REFUSED, shown.handshakes()::failed));
    this.members = Members.of(config.run().folder());
    this.system =
        listening(() ->
            ActorSystem.create(
                NodeGuardian.create(new NodeParts(hosting)),
                SYSTEM,
                NodeSettings.setup(config, roles, !seeds.isEmpty(), identity)));
    termination.follow(system);
    this.membership = new Membership(system);
    giveUpBeforeTheEnd();
    tellWhenUp();
    this.gpu = GpuMeter.start(config.model().device(), System.getenv(), readings);
    members.remove(address());
    this.discovery = discovery(seeds);
    discovery.start();
  }

  /** The system, or which key gave it an address that is taken. */
  private <T> T listening(Supplier<T> start) {
    try {
      return start.get();
    } catch (RuntimeException e) {
      if (BusyAddress.isBehind(e)) {
        throw new UserError(
            "deployment.port: cannot listen on %s:%d: address in use (expected: a free port, or 0 for any)"
                .formatted(config.deployment().host(), config.deployment().port()),
            e);
      }
      throw e;
    }
  }

  /** A judge that waits for the store of verdicts would hold the actor system's end back. */
  private void giveUpBeforeTheEnd() {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "judges give up",
            () -> {
              workers.judgesGiveUp();
              return CompletableFuture.completedFuture(Done.getInstance());
            });
  }

  private Discovery discovery(List<String> seeds) {
    if (seeds.isEmpty()) {
      return discovery(() -> List.of(address()), 1);
    }
    return switch (config.deployment().discovery().method()) {
      case SEEDS -> discovery(() -> seeds, 1);
      case DNS -> discovery(NamedNodes.inDns(seeds)::now, contactPoints());
      case KUBERNETES -> discovery(NamedNodes.inKubernetes(seeds)::now, contactPoints());
    };
  }

  private Discovery discovery(Supplier<List<String>> nodes, int required) {
    return new Discovery(system, nodes, members, required, LOOK_UP_AGAIN, Discovery.INSIST);
  }

  /** Only who might begin a cluster has to see the others that might. */
  private int contactPoints() {
    return roles.contains(Role.COORDINATOR)
        ? config.deployment().discovery().requiredContactPoints()
        : 1;
  }

  private void tellWhenUp() {
    org.apache.pekko.cluster.Cluster.get(system.classicSystem())
        .registerOnMemberUp(() -> {
          LOG.info("{} on {} is up", roles, address());
          up.complete(null);
          members.add(address());
        });
  }

  /** Done once the cluster has this node among its members. */
  CompletableFuture<Void> up() {
    return up;
  }

  /** Returns once no node of another role is left, or after this long. */
  void awaitWorkersGone(Duration atMost) throws InterruptedException {
    membership.awaitWorkersGone(atMost);
  }

  @Override
  public boolean drain() {
    if (roles.contains(Role.COORDINATOR) && !membership.hasSuccessor()) {
      return false;
    }
    system.tell(NodeGuardian.Drain.NOW);
    return true;
  }

  /** Whether the node has left, or is leaving, because it was drained. */
  boolean wasDrained() {
    return hasShutDownFor(DRAINED);
  }

  private boolean hasShutDownFor(CoordinatedShutdown.Reason reason) {
    return CoordinatedShutdown.get(system).getShutdownReason().filter(reason::equals).isPresent();
  }

  /** host:port that other nodes join. */
  String address() {
    Address address = Cluster.get(system).selfMember().address();
    return address.getHost().get() + ":" + address.getPort().get();
  }

  @Override
  public String name() {
    return weights.serving() + " pid " + ProcessHandle.current().pid();
  }

  @Override
  public void managedAt(String address) {
    management = address;
  }

  @Override
  public CompletionStage<View> look() {
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
    termination.await();
  }

  /** What an operator does if the cluster would not have this node, since it is not like it. */
  Optional<UserError> refusal() {
    return hasShutDownFor(CoordinatedShutdown.incompatibleConfigurationDetectedReason())
        ? Optional.of(
            new UserError(
                ("%s: who is there refuses this node, which is of another run, version or arithmetic:"
                        + " %s (expected: as the log of the node there says; an address in %s that"
                        + " another run has taken since is to be removed from there)")
                    .formatted(
                        String.join(", ", discovery.asked()),
                        NodeSettings.alike(config),
                        members.folder())))
        : Optional.empty();
  }

  /** Whether the node's workers have heard that the run is over. */
  boolean runIsOver() {
    return runOver.get();
  }

  /** Leaves the cluster and gives everything back. */
  @Override
  public void close() {
    workers.judgesGiveUp();
    members.remove(address());
    system.terminate();
    termination.await();
    workers.close();
    weights.close();
    gpu.ifPresent(GpuMeter::close);
  }

  private final class NodeParts implements NodeGuardian.Parts, Reporting {
    private final Optional<Hosting> hosting;

    NodeParts(Optional<Hosting> hosting) {
      this.hosting = hosting;
    }

    @Override
    public String node() {
      return name();
    }

    @Override
    public Behavior<Registry.Command> registry() {
      return weights.registry();
    }

    @Override
    public String weights() {
      return weights.serving().toString();
    }

    @Override
    public String management() {
      return management;
    }

    @Override
    public Map<String, Double> readings() {
      return readings.now();
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
          .map(h ->
              Coordinator.host(
                  context.getSystem(), h.coordinator(registry, watchdog), weights.lifelines()))
          .orElseGet(() -> Coordinator.find(context.getSystem()));
    }

    @Override
    public Behavior<Lookout.Command> lookout(Lookout.Sources sources) {
      return Lookout.create(this, sources, REPORT_EVERY);
    }

    @Override
    public List<NodeGuardian.Worker<?>> workers() {
      return workers.all();
    }

    @Override
    public boolean stays() {
      return hosting.isPresent();
    }

    @Override
    public void onRunOver() {
      runOver.set(true);
    }

    @Override
    public void onDrained() {
      var _ = CoordinatedShutdown.get(system).runAll(DRAINED);
    }

    @Override
    public void onStopped() {
      termination.actorsHaveStopped();
    }
  }
}
