package io.sampo.bench.pipeline;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.sampo.actors.Peers;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.judge.JudgeActor;
import io.sampo.learner.LearnerActor;
import io.sampo.sampler.HeldSnapshots;
import io.sampo.sampler.SamplerActor;
import io.sampo.weights.ClientSettings;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Relay;
import io.sampo.weights.ServerSettings;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import io.sampo.weights.WeightsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * A node of a real cluster with some parts of the pipeline: an actor system, a store of snapshots,
 * a server and a client for them, the workers.
 */
final class PipelineNode implements AutoCloseable {
  private static final String SYSTEM = "sampo";
  private static final String HERE = "127.0.0.1";
  private static final long MEMORY = 64L << 20;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
  private static final Duration LATE = Duration.ofSeconds(20);

  private final PipelineJob job;
  private final Set<Part> parts;
  private final CoordinatorSource coordinator;
  private final SnapshotMemory memory = new SnapshotMemory(MEMORY);
  private final SnapshotStore store = new SnapshotStore("bench");
  private final WeightsClient client = new WeightsClient(memory, ClientSettings.defaults());
  private final WeightsServer server;
  private final HeldSnapshots versions;
  private final CompletableFuture<ActorRef<Registry.Command>> spawned = new CompletableFuture<>();
  private final ActorSystem<Void> system;

  /** The coordinator's behaviour, for the node that hosts it. */
  @FunctionalInterface
  interface CoordinatorSource {
    Behavior<Coordinator.Command> behavior(
        ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog);
  }

  PipelineNode(PipelineJob job, Set<Part> parts, CoordinatorSource coordinator) throws IOException {
    this.job = job;
    this.parts = Set.copyOf(parts);
    this.coordinator = coordinator;
    this.server = WeightsServer.start(store, HERE, 0, ServerSettings.defaults());
    HolderAddress here = new HolderAddress(HERE, server.port());
    this.versions = new HeldSnapshots(new Relay(store, here), client);
    this.system = ActorSystem.create(Behaviors.setup(this::begin), SYSTEM, settings());
  }

  private Config settings() {
    Set<String> roles = new TreeSet<>();
    parts.forEach(part -> roles.add(part.role()));
    return ConfigFactory.parseString(
            """
            pekko.stdout-loglevel = OFF
            pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """)
        .withValue("pekko.cluster.roles", ConfigValueFactory.fromIterable(roles))
        .withFallback(ConfigFactory.parseResources("cluster-conf/node.conf"))
        .withFallback(ConfigFactory.load());
  }

  /** Joins the cluster of that node, which may be this one. */
  void join(PipelineNode seed) {
    Cluster.get(system).manager().tell(Join.create(seed.address()));
  }

  private Address address() {
    return Cluster.get(system).selfMember().address();
  }

  private Behavior<Void> begin(ActorContext<Void> context) {
    String weights = HERE + ":" + server.port();
    var registry = context.spawn(Registry.create(weights, store::drop), "registry");
    spawned.complete(registry);
    var watchdog = context.spawn(Watchdog.create(LATE), "watchdog");
    ActorRef<Coordinator.Command> found =
        parts.contains(Part.COORDINATOR)
            ? Coordinator.host(context.getSystem(), coordinator.behavior(registry, watchdog))
            : Coordinator.find(context.getSystem());
    Peers peers = new Peers(weights, found, registry, watchdog, ASK_AGAIN);
    parts.forEach(part -> spawn(context, part, peers));
    return Behaviors.empty();
  }

  private void spawn(ActorContext<Void> context, Part part, Peers peers) {
    switch (part) {
      case COORDINATOR -> {}
      case LEARNER -> {
        int steps = job.phases().steps();
        context.spawn(
            LearnerActor.create(
                steps, peers, () -> new FreeLearning(store, memory), Optional.empty()),
            "learner");
      }
      case SAMPLER -> {
        for (int i = 1; i <= job.samplers(); i++) {
          String name = "sampler-" + i;
          var work = FreeModel.work(job.generation());
          context.spawn(SamplerActor.create(name, peers, versions, work), name);
        }
      }
      case JUDGE -> {
        for (int i = 1; i <= job.judges(); i++) {
          String name = "judge-" + i;
          context.spawn(JudgeActor.create(name, peers, FreeModel.judging()), name);
        }
      }
    }
  }

  /** In this node's store. */
  int snapshots() {
    return store.versions().size();
  }

  /** Native memory of its snapshots. */
  long snapshotBytes() {
    return memory.inUse();
  }

  /** In the rows of all nodes, as this node knows them. */
  int versionsKnown() {
    return known().toCompletableFuture().join().shelves().stream()
        .mapToInt(shelf -> shelf.held().size())
        .sum();
  }

  private CompletionStage<Registry.Known> known() {
    return AskPattern.ask(
        spawned.join(), Registry.GetShelves::new, ANSWERS_WITHIN, system.scheduler());
  }

  /** Begins to end; {@link #close} waits for it. */
  void terminate() {
    system.terminate();
  }

  @Override
  public void close() {
    terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    client.close();
    server.close();
    store.close();
    memory.close();
  }
}
