package io.sampo.app.cli;

import io.sampo.app.failure.ExitCode;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.FineTuning;
import io.sampo.app.supervised.Start;
import io.sampo.app.supervised.TextData;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sampo sft}: supervised fine-tuning. */
@Command(
    name = "sft",
    description = {
      "Fine-tunes a model on prompts and completions, before alignment.",
      "",
      "Columns of a file: prompt, completion. Neighbouring rows with one prompt are learned together.",
      "With --data task alone the bundled policy is trained from random weights.",
      ""
    })
final class SftCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin SupervisedOptions supervised = new SupervisedOptions();

  @Option(names = "--model", paramLabel = "DIR", description = "the model folder to start from")
  @Nullable Path model;

  @Option(
      names = "--config",
      paramLabel = "F.json",
      description = "a config.json: start from random weights of this shape")
  @Nullable Path config;

  @Option(
      names = "--tokenizer",
      paramLabel = "F.json",
      description = "a tokenizer.json (default: that of --model, or the task's)")
  @Nullable Path tokenizer;

  @Override
  public Integer call() throws IOException {
    TextData texts = supervised.texts();
    new FineTuning(
            start(texts),
            texts,
            tokenizerJson(texts),
            supervised.out(),
            supervised.recipe(2400, 2e-3, 100),
            supervised.compute())
        .run(spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private Start start(TextData texts) throws IOException {
    if (model != null && config != null) {
      throw usage("--model with --config (expected: one of them)");
    }
    if (model != null) {
      return new Start.Folder(PolicyFolder.at(model));
    }
    if (config != null) {
      return Start.random(config, supervised.seed());
    }
    if (texts.isTask()) {
      return Start.bundled(supervised.seed());
    }
    throw usage("neither --model nor --config (expected: one of them)");
  }

  private String tokenizerJson(TextData texts) throws IOException {
    if (tokenizer != null) {
      return Files.readString(tokenizer);
    }
    if (model != null) {
      return Files.readString(model.resolve("tokenizer.json"));
    }
    if (texts.isTask()) {
      return TaskTokenizer.json();
    }
    throw usage("--config without --tokenizer (expected: both)");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
