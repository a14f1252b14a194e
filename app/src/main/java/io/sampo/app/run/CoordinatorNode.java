package io.sampo.app.run;

import io.sampo.actors.coordinator.Outcome;
import io.sampo.app.failure.RunLog;
import io.sampo.app.management.Management;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A JVM that may host the coordinator of a run, perhaps with other roles: on several such nodes one
 * hosts it, and the others stand by. It makes the run's folder, or goes on with what is there. One
 * that is to end leaves the run to the others; the last one stops it.
 */
public final class CoordinatorNode {
  private static final Duration WORKERS_LEAVE = Duration.ofSeconds(20);

  private final RunConfig config;
  private final Set<Role> roles;
  private final List<String> seeds;
  private final PrintStream out;

  /**
   * A node to be.
   *
   * @param seeds host:port of the nodes that may host the coordinator, in the same order on each
   */
  public CoordinatorNode(RunConfig config, Set<Role> roles, List<String> seeds, PrintStream out) {
    this.config = config;
    this.roles = Set.copyOf(roles);
    this.seeds = List.copyOf(seeds);
    this.out = out;
  }

  /**
   * Works until the run is over, here or on another node, or the node is drained; the exit code.
   */
  public int call() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    RunFolder folder = new RunFolder(config.run().folder());
    if (Files.exists(folder.config())) {
      folder.refuseOtherThan(config, "joined");
    }
    RunInputs inputs = RunInputs.checked(config);
    folder.prepare(config.pinned(inputs.model()));
    RunLog.into(folder.nodeLog(), config.run().name());
    try (RunHost host = new RunHost(config, inputs, out, true, RunHost.Place.AMONG_OTHERS);
        Interruption interruption = new Interruption(out);
        Node node =
            Node.start(config, roles, inputs.digests(), seeds, Optional.of(host), host.readings());
        Management _ = Management.start(config, node)) {
      interruption.endsBy(() -> leaveOrStop(node));
      Optional<Outcome> outcome = end(node, host).join();
      return outcome.isPresent() ? over(outcome.get(), node, host, begin) : left(node);
    }
  }

  private static void leaveOrStop(Node node) {
    if (!node.drain()) {
      node.stopRun("interrupted");
    }
  }

  /** How the run ends here; empty where it goes on without this node. */
  private static CompletableFuture<Optional<Outcome>> end(Node node, RunHost host) {
    CompletableFuture<Optional<Outcome>> end = host.finished().thenApply(Optional::of);
    node.onTermination(() -> {
      if (node.wasDrained()) {
        end.complete(Optional.empty());
      } else {
        host.onCutOff(node.refusal());
      }
    });
    return end;
  }

  private static int over(Outcome outcome, Node node, RunHost host, long begin)
      throws IOException, InterruptedException {
    int code = host.tell(outcome, begin);
    node.awaitWorkersGone(WORKERS_LEAVE);
    return code;
  }

  private int left(Node node) {
    out.printf("%s is drained; another node may host the coordinator%n", node.name());
    return config.deployment().drainedExitCode();
  }
}
