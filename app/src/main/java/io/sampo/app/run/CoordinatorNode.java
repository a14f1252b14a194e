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

/**
 * A JVM that may host the coordinator of a run, perhaps with other roles: on several such nodes one
 * hosts it, and the others stand by. It makes the run's folder, or goes on with what is there.
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

  /** Works until the run is over, here or on another node; the exit code. */
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
        Node node =
            Node.start(config, roles, inputs.digests(), seeds, Optional.of(host), host.readings());
        Management _ = Management.start(config, node::look)) {
      node.onTermination(host::onCutOff);
      Outcome outcome = host.finished().join();
      int code = host.tell(outcome, begin);
      node.awaitWorkersGone(WORKERS_LEAVE);
      return code;
    }
  }
}
