package io.sampo.app.cli;

import io.sampo.app.management.RunSearch;
import io.sampo.app.management.RunStatus;
import io.sampo.app.management.StatusClient;
import io.sampo.app.management.StatusTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "RUN_FOLDER", description = "the run's folder")
  private @Nullable Path folder;

  @Mixin private AskedNode asked = new AskedNode();

  @Option(names = "--json", description = "the document as the node gives it")
  private boolean json;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      converter = PositiveNumber.class,
      description = "shows it again and again, until Ctrl-C")
  private @Nullable Integer watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (StatusClient client = new StatusClient(asked.token())) {
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
    return new RunSearch(client).find(Optional.ofNullable(folder), asked.address());
  }
}
