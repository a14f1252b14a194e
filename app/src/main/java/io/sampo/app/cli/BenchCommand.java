package io.sampo.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.text.Numbers;
import io.sampo.bench.GenerateBenchmark;
import io.sampo.bench.Job;
import io.sampo.bench.Preset;
import io.sampo.bench.TrainBenchmark;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampo bench}: tokens per second of generation, milliseconds of a training step. */
@Command(
    name = "bench",
    description = {
      "Measures generation or training speed with random weights.",
      "",
      "generate: sampling with a key/value cache. train: one online-DPO step on pairs.",
      "Medians over the runs, after two to warm up; best is the fastest run.",
      ""
    })
final class BenchCommand implements Callable<Integer> {
  /** What is measured. */
  enum What {
    GENERATE,
    TRAIN
  }

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "JOB", description = "generate or train")
  What what = What.GENERATE;

  @Option(
      names = "--preset",
      paramLabel = "SHAPE",
      defaultValue = "tiny",
      description = "tiny or small (default: ${DEFAULT-VALUE})")
  Preset preset = Preset.TINY;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "32",
      converter = PositiveNumber.class,
      description = "sequences (generate) or pairs (train) together (default: ${DEFAULT-VALUE})")
  int batch;

  @Option(
      names = "--prompt-len",
      paramLabel = "P",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "tokens of a prompt (default: ${DEFAULT-VALUE})")
  int promptLength;

  @Option(
      names = "--new-tokens",
      paramLabel = "N",
      defaultValue = "64",
      converter = PositiveNumber.class,
      description = "tokens generated or trained on (default: ${DEFAULT-VALUE})")
  int newTokens;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "7",
      converter = PositiveNumber.class,
      description = "runs that count (default: ${DEFAULT-VALUE})")
  int runs;

  @Option(names = "--json", description = "print one JSON object instead of words")
  boolean json;

  @Mixin ThreadOption threads = new ThreadOption();

  @Override
  public Integer call() {
    Job job = new Job(preset, batch, promptLength, newTokens, runs);
    String line =
        switch (what) {
          case GENERATE -> generate(new GenerateBenchmark(job).run());
          case TRAIN -> train(new TrainBenchmark(job).run());
        };
    spec.commandLine().getOut().println(line);
    return ExitCode.DONE;
  }

  private String generate(GenerateBenchmark.Result result) {
    if (json) {
      return described()
          .put("tokens_per_s", result.tokensPerSecond())
          .put("best", result.best())
          .toString();
    }
    return "%s tokens/s (best %s), %s"
        .formatted(
            Numbers.whole(result.tokensPerSecond()), Numbers.whole(result.best()), inWords());
  }

  private String train(TrainBenchmark.Result result) {
    if (json) {
      return described()
          .put("step_ms", result.stepMillis())
          .put("best_ms", result.bestMillis())
          .toString();
    }
    return "%s ms a step (best %s), %s"
        .formatted(
            Numbers.fixed(result.stepMillis(), 2),
            Numbers.fixed(result.bestMillis(), 2),
            inWords());
  }

  private ObjectNode described() {
    return new ObjectMapper()
        .createObjectNode()
        .put("what", lower(what))
        .put("preset", lower(preset))
        .put("batch", batch)
        .put("prompt_len", promptLength)
        .put("new_tokens", newTokens)
        .put("threads", threads.threads());
  }

  private String inWords() {
    return "%s %s: batch %d, prompts of %d, %d new tokens, threads %d"
        .formatted(lower(what), lower(preset), batch, promptLength, newTokens, threads.threads());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
