package io.sampo.bench.pipeline;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.CoordinatorSettings;
import io.sampo.actors.coordinator.EvaluationPlan;
import io.sampo.actors.coordinator.OrderRules;
import io.sampo.actors.coordinator.RunListener;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.config.Phases;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** One run of the pipeline, on one node or on one node a part. */
final class PipelineRun implements AutoCloseable {
  private static final OrderRules RULES = new OrderRules(Duration.ofMinutes(1), 3, 10, 16, false);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final PipelineJob job;
  private final RunListener listener;
  private final List<PipelineNode> nodes = new ArrayList<>();

  PipelineRun(PipelineJob job, RunListener listener) {
    this.job = job;
    this.listener = listener;
  }

  void begin() throws IOException {
    for (Set<Part> parts : nodes(job.spread())) {
      nodes.add(new PipelineNode(job, parts, this::coordinator));
      nodes.getLast().join(nodes.getFirst());
    }
  }

  /** What the nodes hold now, each asked in turn while the run goes on. */
  Holdings holdings(int step) {
    return new Holdings(
        step,
        nodes.stream().mapToInt(PipelineNode::snapshots).sum(),
        nodes.stream().mapToLong(PipelineNode::snapshotBytes).sum(),
        nodes.getFirst().versionsKnown());
  }

  private static List<Set<Part>> nodes(boolean spread) {
    Set<Part> all = EnumSet.allOf(Part.class);
    return spread ? all.stream().<Set<Part>>map(part -> EnumSet.of(part)).toList() : List.of(all);
  }

  private Behavior<Coordinator.Command> coordinator(
      ActorRef<Registry.Command> registry, ActorRef<Watchdog.Command> watchdog) {
    Phases phases = job.phases();
    return Coordinator.create(
        new CoordinatorSettings(phases, RULES, Duration.ZERO, TICK),
        t -> FreeModel.orders(t, job.orders(), phases.version(t)),
        EvaluationPlan.NONE,
        listener,
        registry,
        watchdog);
  }

  @Override
  public void close() {
    nodes.forEach(PipelineNode::terminate);
    nodes.forEach(PipelineNode::close);
  }
}
