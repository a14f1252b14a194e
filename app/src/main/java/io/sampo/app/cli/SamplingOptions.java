package io.sampo.app.cli;

import io.sampo.model.ModelException;
import io.sampo.model.Sampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How tokens are chosen. */
final class SamplingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--greedy", description = "the most probable token each time, no sampling")
  private boolean greedy;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "divides the logits (default: 1)")
  private @Nullable Double temperature;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "only the K most probable tokens; 0 = all (default)")
  private @Nullable Integer topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "only the most probable tokens that sum to P (default: 1)")
  private @Nullable Double topP;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "what the noise is keyed by (default: 0)")
  private @Nullable Long seed;

  /** What was asked for; a contradiction is a command line that cannot be read. */
  Sampling sampling() {
    if (!greedy) {
      return sampled();
    }
    refuse("--temperature", temperature);
    refuse("--top-k", topK);
    refuse("--top-p", topP);
    return Sampling.greedily();
  }

  long seed() {
    return seed == null ? 0 : seed;
  }

  private Sampling sampled() {
    try {
      return new Sampling(
          false,
          temperature == null ? 1 : temperature,
          topK == null ? 0 : topK,
          topP == null ? 1 : topP);
    } catch (ModelException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void refuse(String option, @Nullable Object value) {
    if (value != null) {
      throw new ParameterException(
          command.commandLine(),
          "--greedy with " + option + " " + value + " (expected: one or the other)");
    }
  }
}
