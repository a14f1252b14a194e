package io.sampo.app.cli;

import io.sampo.app.supervised.Recipe;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a model is trained from fixed data. What is not given comes from the command's recipe. */
final class RecipeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "updates of the schedule (sft: 2400; else what --epochs make)")
  private @Nullable Integer steps;

  @Option(
      names = "--stop-after",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "make only the first N updates of the schedule")
  private @Nullable Integer stopAfter;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "32",
      converter = PositiveNumber.class,
      description = "prompts (sft) or pairs an update (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "learning rate at its peak (sft: 2e-3; else 5e-4)")
  private @Nullable Double rate;

  @Option(
      names = "--schedule",
      paramLabel = "SHAPE",
      defaultValue = "linear",
      description = "constant, linear or cosine after the warm-up (default: ${DEFAULT-VALUE})")
  private Schedule.Shape shape = Schedule.Shape.LINEAR;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "updates of linear warm-up (reward-model: 20; else 100)")
  private @Nullable Integer warmup;

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "share of the peak that a linear schedule ends at (default: ${DEFAULT-VALUE})")
  private double floor;

  @Option(names = "--beta1", defaultValue = "0.9", description = "default: ${DEFAULT-VALUE}")
  private double beta1;

  @Option(names = "--beta2", defaultValue = "0.98", description = "default: ${DEFAULT-VALUE}")
  private double beta2;

  @Option(names = "--eps", defaultValue = "1e-8", description = "default: ${DEFAULT-VALUE}")
  private double epsilon;

  @Option(
      names = "--weight-decay",
      defaultValue = "0.01",
      description = "default: ${DEFAULT-VALUE}")
  private double weightDecay;

  @Option(
      names = "--max-grad-norm",
      paramLabel = "NORM",
      defaultValue = "1",
      description = "global norm that gradients are clipped to (default: ${DEFAULT-VALUE})")
  private double maxGradNorm;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the data's order and of all noise (default: ${DEFAULT-VALUE})")
  private long seed;

  int batch() {
    return batch;
  }

  long seed() {
    return seed;
  }

  /** The recipe, where the command's own numbers stand for what was not given. */
  Recipe recipe(int usualSteps, double usualRate, int usualWarmup) {
    int updates = Objects.requireNonNullElse(steps, usualSteps);
    double peak = Objects.requireNonNullElse(rate, usualRate);
    int rising = Objects.requireNonNullElse(warmup, usualWarmup);
    require(peak > 0, "--lr", peak, "a positive number");
    require(rising >= 0, "--warmup", rising, "0 or more");
    require(floor >= 0 && floor <= 1, "--floor", floor, "0 to 1");
    require(beta1 >= 0 && beta1 < 1, "--beta1", beta1, "0 or more, below 1");
    require(beta2 >= 0 && beta2 < 1, "--beta2", beta2, "0 or more, below 1");
    require(epsilon > 0, "--eps", epsilon, "a positive number");
    require(weightDecay >= 0, "--weight-decay", weightDecay, "0 or more");
    require(maxGradNorm > 0, "--max-grad-norm", maxGradNorm, "a positive number");
    return new Recipe(
        batch,
        seed,
        Objects.requireNonNullElse(stopAfter, updates),
        new AdamWSettings(beta1, beta2, epsilon, weightDecay, maxGradNorm),
        new Schedule(shape, peak, rising, updates, floor));
  }

  private void require(boolean holds, String option, Object value, String expected) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), option + ": " + value + " (expected: " + expected + ")");
    }
  }
}
