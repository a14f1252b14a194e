package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import io.sampo.app.management.NodeFile;
import io.sampo.app.management.RunStatus;
import io.sampo.app.management.StatusClient;
import io.sampo.app.management.StatusTable;
import io.sampo.app.management.Token;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampo status}: how a run that goes on stands. */
@Command(
    name = "status",
    description = {
      "Shows a run that goes on: members, orders, versions of the weights, and who waits for whom.",
      "",
      "Without a folder or an address it looks for the one run that goes on below runs/.",
      ""
    })
final class StatusCommand implements Callable<Integer> {
  private static final Path RUNS = Path.of("runs");

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "RUN_FOLDER", description = "the run's folder")
  private @Nullable Path folder;

  @Option(
      names = "--at",
      paramLabel = "HOST:PORT",
      description = "a node's management address, instead of a folder")
  private @Nullable String address;

  @Option(names = "--json", description = "the document as the node gives it")
  private boolean json;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      converter = PositiveNumber.class,
      description = "shows it again and again, until Ctrl-C")
  private @Nullable Integer watch;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "the token that the node expects (else the environment's " + Token.VARIABLE + ")")
  private @Nullable Path tokenFile;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (StatusClient client = new StatusClient(Token.from(Optional.ofNullable(tokenFile)))) {
      show(found(client));
      while (watch != null) {
        Thread.sleep(Duration.ofSeconds(watch));
        show(found(client));
      }
    }
    return 0;
  }

  private void show(RunStatus status) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(status.json());
    } else {
      StatusTable.lines(status).forEach(out::println);
    }
    out.flush();
  }

  private RunStatus found(StatusClient client) throws IOException, InterruptedException {
    if (address != null) {
      String at = address;
      if (folder != null) {
        throw new UserError("--at " + at + ", " + folder + " (expected: one of them)");
      }
      return client.ask(at).orElseThrow(() -> new UserError(at + ": nobody listens there"));
    }
    return folder == null ? only(client) : of(folder, client);
  }

  private static RunStatus of(Path folder, StatusClient client)
      throws IOException, InterruptedException {
    return client
        .askAny(NodeFile.addresses(folder))
        .orElseThrow(() -> new UserError(folder + ": no run goes on there"));
  }

  private static RunStatus only(StatusClient client) throws IOException, InterruptedException {
    var running = new TreeMap<Path, RunStatus>();
    for (Path run : runs()) {
      client.askAny(NodeFile.addresses(run)).ifPresent(status -> running.put(run, status));
    }
    if (running.size() != 1) {
      throw new UserError(
          running.isEmpty()
              ? "no run goes on below " + RUNS + " (expected: RUN_FOLDER or --at HOST:PORT)"
              : "these runs go on: " + running.keySet() + " (expected: one of them)");
    }
    return running.firstEntry().getValue();
  }

  private static List<Path> runs() throws IOException {
    List<Path> runs = new ArrayList<>();
    if (Files.isDirectory(RUNS)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(RUNS, Files::isDirectory)) {
        folders.forEach(runs::add);
      }
    }
    return runs;
  }
}
