package io.sampo.app.cli;

import io.sampo.app.failure.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo node}: one JVM of a deployment. */
@Command(name = "node", description = "Joins a cluster as a node with the given roles.")
final class NodeCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "coordinator, sampler, judge or learner; several with commas")
  Set<String> roles = Set.of();

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "the configuration (HOCON)")
  Path config = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any key of the configuration, as often as needed")
  Map<String, String> set = new LinkedHashMap<>();

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    throw new UserError("node: not wired to the cluster in this build");
  }
}
