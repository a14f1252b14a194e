package io.sampo.app.cli;

import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.FilePairs;
import io.sampo.app.supervised.HeadTraining;
import io.sampo.app.supervised.PairSource;
import io.sampo.app.supervised.PolicySamples;
import io.sampo.app.supervised.Recipe;
import io.sampo.app.supervised.ScalarHead;
import io.sampo.app.supervised.Stopping;
import io.sampo.app.supervised.TextData;
import io.sampo.app.supervised.WrongLabels;
import io.sampo.model.noise.LabelNoise;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a training on compared pairs is told; {@code reward-model} and {@code preference-model}. */
final class PairOptions {
  /**
   * A command's own numbers, for what is not given.
   *
   * @param epochs times that the pairs are learned
   * @param validation training pairs that are held back to validate on
   */
  record Usual(int epochs, double rate, int warmup, int validation) {}

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private SupervisedOptions supervised = new SupervisedOptions();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description =
          "the model folder whose weights it starts from; a head of the same kind is kept")
  private Path model = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "who answers the task's posts (default: --model)")
  private @Nullable Path policy;

  @Option(
      names = "--first-row",
      paramLabel = "N",
      defaultValue = "0",
      description = "first post of the task, from 0: fresh ones for a second training")
  private int firstRow;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "last rows of the file (default: 0) or posts of the task (default: 1000)")
  private @Nullable Integer heldOut;

  @Option(
      names = "--slope",
      paramLabel = "S",
      defaultValue = "4",
      description = "of the task's labels: P = σ(S · Δscore) (default: ${DEFAULT-VALUE})")
  private double slope;

  @Option(
      names = "--label-noise",
      paramLabel = "P",
      defaultValue = "0",
      description = "share of the training labels that are turned over (default: ${DEFAULT-VALUE})")
  private double labelNoise;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "tokens of an answer to the task at most (default: ${DEFAULT-VALUE})")
  private int maxNewTokens;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "times that the pairs are learned, unless --steps says (reward-model: 1;"
              + " preference-model: 4)")
  private @Nullable Integer epochs;

  @Option(
      names = "--validation",
      paramLabel = "N",
      description =
          "training pairs held back to see when accuracy stands still; 0 trains to the end"
              + " (reward-model: 0; preference-model: 500)")
  private @Nullable Integer validation;

  @Option(
      names = "--validate-every",
      paramLabel = "N",
      defaultValue = "50",
      converter = PositiveNumber.class,
      description = "updates between two validations (default: ${DEFAULT-VALUE})")
  private int validateEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "5",
      converter = PositiveNumber.class,
      description = "validations without a better one that end it (default: ${DEFAULT-VALUE})")
  private int patience;

  HeadTraining training(ScalarHead head, Usual usual) {
    recipe(1, usual);
    return new HeadTraining(
        head,
        model,
        source(head),
        new WrongLabels(noise()),
        new Stopping(
            notNegative("--validation", validation, usual.validation), validateEvery, patience),
        supervised.out(),
        pairs -> recipe(pairs, usual),
        supervised.compute());
  }

  private Recipe recipe(int pairs, Usual usual) {
    long seen = (long) pairs * Objects.requireNonNullElse(epochs, usual.epochs);
    int steps = Math.toIntExact(Math.max(1, seen / supervised.batch()));
    return supervised.recipe(steps, usual.rate, usual.warmup);
  }

  private PairSource source(ScalarHead head) {
    TextData texts = supervised.texts();
    if (!texts.isTask()) {
      return new FilePairs(model, texts, head, notNegative("--held-out", heldOut, 0));
    }
    if (firstRow < 0 || !(slope >= 0)) {
      throw usage("--first-row: " + firstRow + ", --slope: " + slope + " (expected: 0 or more)");
    }
    return new PolicySamples(
        PolicyFolder.at(Objects.requireNonNullElse(policy, model)),
        firstRow,
        supervised.posts(),
        notNegative("--held-out", heldOut, 1000),
        slope,
        supervised.seed(),
        maxNewTokens);
  }

  private LabelNoise noise() {
    if (!(labelNoise >= 0 && labelNoise <= 1)) {
      throw usage("--label-noise: " + labelNoise + " (expected: 0 to 1)");
    }
    return new LabelNoise(labelNoise, supervised.seed());
  }

  private int notNegative(String option, @Nullable Integer given, int usual) {
    int number = Objects.requireNonNullElse(given, usual);
    if (number < 0) {
      throw usage(option + ": " + number + " (expected: 0 or more)");
    }
    return number;
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
