package io.sampo.app.cli;

import com.typesafe.config.Config;
import io.sampo.app.run.CoordinatorNode;
import io.sampo.app.run.Role;
import io.sampo.app.run.WorkerNode;
import io.sampo.config.RunConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sampo node}: one JVM of a deployment. */
@Command(name = "node", description = "Joins a run as a node with the given roles.")
final class NodeCommand implements Callable<Integer> {
  @Option(
      names = {"--role", "--roles"},
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "coordinator, learner, sampler or judge; several with commas")
  private Set<Role> roles = Set.of();

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description =
          "the run's configuration: config.conf in its folder, or the file all its nodes start with")
  private Path file = Path.of("");

  @Option(
      names = "--join",
      required = true,
      split = ",",
      converter = HostAndPort.class,
      paramLabel = "HOST:PORT",
      description = {
        "the nodes that may host the coordinator; several with commas, in the same order everywhere.",
        "Such a node names itself too, and listens there.",
        "With deployment.discovery.method=dns, names whose addresses are those nodes; with kubernetes,",
        "services whose pods they are"
      })
  private List<String> seeds = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "the port of this node (default: a free one; deployment.port where it may host the"
              + " coordinator)")
  private @Nullable Integer port;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any key of the configuration, as often as needed")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--with-parent",
      hidden = true,
      paramLabel = "PID",
      description = "ends with the process that started it")
  private @Nullable Long parent;

  @Mixin private ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() throws Exception {
    if (parent != null) {
      WorkerNode.endWith(parent);
    }
    Config config = RunConfig.parse(file);
    for (Map.Entry<String, String> entry : set.entrySet()) {
      config = RunOptions.config(entry.getKey(), entry.getValue()).withFallback(config);
    }
    config = RunOptions.config("deployment.threads", threads.threads()).withFallback(config);
    RunConfig run = RunConfig.of(listening(config));
    if (roles.contains(Role.COORDINATOR)) {
      return new CoordinatorNode(run, roles, seeds, System.out).call();
    }
    return new WorkerNode(run, roles, seeds, System.out).call();
  }

  private Config listening(Config config) {
    if (port == null && roles.contains(Role.COORDINATOR)) {
      return config;
    }
    int own = port == null ? 0 : port;
    return RunOptions.config("deployment.port", own).withFallback(config);
  }
}
