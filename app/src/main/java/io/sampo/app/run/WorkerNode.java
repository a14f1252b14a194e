package io.sampo.app.run;

import io.sampo.app.failure.RunLog;
import io.sampo.app.failure.UserError;
import io.sampo.app.management.Management;
import io.sampo.app.management.Readings;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that joins a run with some roles and ends when the run is over, or when it is drained. */
public final class WorkerNode {
  /** Whoever answers at all lets a node in within this time. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final RunConfig config;
  private final Set<Role> roles;
  private final List<String> seeds;
  private final PrintStream out;

  /**
   * A node to be.
   *
   * @param seeds host:port of nodes of the run
   */
  public WorkerNode(RunConfig config, Set<Role> roles, List<String> seeds, PrintStream out) {
    this.config = config;
    this.roles = roles;
    this.seeds = List.copyOf(seeds);
    this.out = out;
  }

  /** Ends with the process that started it, however that one ends, even if it has ended already. */
  public static void endWith(long parent) {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(() -> {
          ProcessHandle.of(parent).ifPresent(handle -> handle.onExit().join());
          Runtime.getRuntime().halt(1);
        });
  }

  /** Works until the run is over or the node is drained, or the cluster has shut it out. */
  public int call() throws IOException {
    RunFolder folder = new RunFolder(config.run().folder());
    if (Files.exists(folder.config())) {
      folder.refuseOtherThan(config, "joined");
    }
    RunLog.into(folder.nodeLog(), config.run().name());
    Models.checkDigest(config);
    Map<String, String> inputs =
        roles.contains(Role.LEARNER) ? RunInputs.open(config).digests() : Map.of();
    try (Interruption interruption = new Interruption(out);
        Node node = Node.start(config, roles, inputs, seeds, Optional.empty(), new Readings());
        Management _ = Management.start(config, node)) {
      tellOfJoining(node);
      interruption.endsBy(node::drain);
      node.awaitTermination();
      return node.wasDrained() ? drained(node) : over(node);
    }
  }

  private void tellOfJoining(Node node) {
    String nodes = String.join(", ", seeds);
    say("joining " + nodes);
    var _ = node.up().thenRun(() -> say("in the cluster as " + node.name() + ": " + roles));
    CompletableFuture.delayedExecutor(SOON.toSeconds(), TimeUnit.SECONDS)
        .execute(() -> {
          if (!node.up().isDone()) {
            say(
                "nobody has let it in yet at "
                    + nodes
                    + "; it goes on asking (log: "
                    + RunLog.file()
                    + ")");
          }
        });
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private int drained(Node node) {
    say(
        node.up().isDone()
            ? node.name() + " is drained; what it held is done or with others"
            : "stopped before it was let in");
    return config.deployment().drainedExitCode();
  }

  private int over(Node node) {
    Optional<UserError> refusal = node.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (!node.runIsOver()) {
      throw new UserError(
          String.join(", ", seeds)
              + ": the cluster has shut this node out (start it again; nothing is lost)");
    }
    return 0;
  }
}
