package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import io.sampo.app.management.DrainClient;
import io.sampo.app.management.RunSearch;
import io.sampo.app.management.RunStatus;
import io.sampo.app.management.RunStatus.Member;
import io.sampo.app.management.StatusClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampo drain}: takes a node out of a run that goes on. */
@Command(
    name = "drain",
    description = {
      "Takes a node out of a run that goes on: its workers finish or hand back what they hold, then it"
          + " leaves and ends with deployment.drained-exit-code. SIGTERM does the same.",
      ""
    })
final class DrainCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A node that has just joined is a member before it has told its name. */
  private static final Duration REPORTS_WITHIN = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "NODE",
      description = "the node as sampo status names it, or the host and port in front of its name")
  private List<String> node = List.of();

  @Option(
      names = "--run",
      paramLabel = "RUN_FOLDER",
      description = "the run's folder (default: the one run that goes on below runs/)")
  private @Nullable Path folder;

  @Mixin private AskedNode asked = new AskedNode();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Member member = member();
    PrintWriter out = spec.commandLine().getOut();
    try (DrainClient client = new DrainClient(asked.token())) {
      client.drain(member);
      out.println(member.node() + " drains");
      out.flush();
      if (!client.awaitEnd(member, PATIENCE)) {
        throw new UserError(
            member.node()
                + ": still there after "
                + PATIENCE.toMinutes()
                + " min; its log says why");
      }
    }
    out.println(member.node() + " has left");
    out.flush();
    return 0;
  }

  private Member member() throws IOException, InterruptedException {
    String name = String.join(" ", node);
    try (StatusClient client = new StatusClient(asked.token())) {
      RunStatus status = look(client);
      Instant end = Instant.now().plus(REPORTS_WITHIN);
      while (status.named(name).isEmpty() && !status.isComplete() && Instant.now().isBefore(end)) {
        Thread.sleep(LOOK_AGAIN);
        status = look(client);
      }
      return named(name, status);
    }
  }

  private RunStatus look(StatusClient client) throws IOException, InterruptedException {
    return new RunSearch(client).find(Optional.ofNullable(folder), asked.address());
  }

  private static Member named(String name, RunStatus status) {
    return status
        .named(name)
        .orElseThrow(() ->
            new UserError(
                "%s: no node of the run %s (expected: %s)"
                    .formatted(name, status.run(), names(status))));
  }

  private static String names(RunStatus status) {
    return String.join(" or ", status.members().stream().map(Member::node).toList());
  }
}
