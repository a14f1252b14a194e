package io.sampo.app.cli;

import com.typesafe.config.Config;
import io.sampo.app.run.DefaultName;
import io.sampo.app.run.Run;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sampo demo}: a run of the bundled configuration. */
@Command(
    name = "demo",
    description = "Aligns the bundled model on the bundled task: about three minutes on two cores.")
final class DemoCommand implements Callable<Integer> {
  private static final String DEFAULT_ALGORITHM = "bpo";

  @Mixin private LaunchOptions options = new LaunchOptions();

  @Override
  public Integer call() throws IOException {
    Run run = new Run(config(), options.resume(), options.plain(), System.out);
    if (options.dryRun()) {
      run.dryRun();
      return 0;
    }
    return run.call();
  }

  /** A demo that nobody named never meets the folder of an earlier one, unless it goes on there. */
  private RunConfig config() {
    Config layered = options.layeredOver(bundled(options));
    RunConfig config = RunConfig.of(layered);
    if (options.named()) {
      return config;
    }
    DefaultName name = new DefaultName(config.run().out(), config.run().name());
    String chosen = options.resume() ? name.newest() : name.free();
    return RunConfig.of(RunOptions.config("run.name", chosen).withFallback(layered));
  }

  /** The bundled model, task and settings, for the algorithm that was asked for. */
  static Config bundled(RunOptions options) {
    Path checkpoints = Path.of(System.getProperty("sampo.home", "."), "task", "checkpoints");
    return RunOptions.config("model.path", checkpoints.resolve("policy").toString())
        .withFallback(
            RunOptions.config(
                "judge.training.path", checkpoints.resolve("reward-model").toString()))
        .withFallback(preset(options, options.algorithm().orElse(DEFAULT_ALGORITHM)));
  }

  private static Config preset(RunOptions options, String algorithm) {
    boolean golden = options.judgedByGolden();
    Config all = golden ? Presets.goldenDemo(algorithm) : Presets.demo(algorithm);
    return options.trainsAdapters() ? Presets.demoAdapters(golden).withFallback(all) : all;
  }
}
