package io.sampo.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.bench.Job;
import io.sampo.bench.Preset;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the benchmarks of a model are told: its size, and how much it does at a time. */
final class BenchJobOptions {
  @Option(
      names = "--preset",
      paramLabel = "SHAPE",
      defaultValue = "tiny",
      description = "tiny or small (default: ${DEFAULT-VALUE})")
  private Preset preset = Preset.TINY;

  @Option(
      names = "--batch",
      paramLabel = "B",
      defaultValue = "32",
      converter = PositiveNumber.class,
      description = "sequences (generate) or pairs (train) together (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--prompt-len",
      paramLabel = "P",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "tokens of a prompt (default: ${DEFAULT-VALUE})")
  private int promptLength;

  @Option(
      names = "--new-tokens",
      paramLabel = "N",
      defaultValue = "64",
      converter = PositiveNumber.class,
      description = "tokens generated or trained on (default: ${DEFAULT-VALUE})")
  private int newTokens;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "7",
      converter = PositiveNumber.class,
      description = "runs that count, after two to warm up (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(names = "--json", description = "print one JSON object instead of words")
  private boolean json;

  @Mixin private ThreadOption threads = new ThreadOption();

  Job job() {
    return new Job(preset, batch, promptLength, newTokens, runs);
  }

  boolean json() {
    return json;
  }

  ObjectNode described(String what) {
    return new ObjectMapper()
        .createObjectNode()
        .put("what", what)
        .put("preset", shape())
        .put("batch", batch)
        .put("prompt_len", promptLength)
        .put("new_tokens", newTokens)
        .put("threads", threads.threads());
  }

  String inWords(String what) {
    return "%s %s: batch %d, prompts of %d, %d new tokens, threads %d"
        .formatted(what, shape(), batch, promptLength, newTokens, threads.threads());
  }

  private String shape() {
    return preset.name().toLowerCase(Locale.ROOT);
  }
}
