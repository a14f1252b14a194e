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

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--rows",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of the file (default: all) or posts of the task (default: 40000)")
  int rows;

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

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder to save")
  Path out = Path.of("");

  @Mixin RecipeOptions recipe = new RecipeOptions();

  @Mixin ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() throws IOException {
    TextData texts = data.data(rows);
    Start start = start(texts);
    new FineTuning(
            start,
            texts,
            tokenizerJson(texts),
            out,
            recipe.recipe(2400, 2e-3, 100),
            compute.compute())
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
      return Start.random(config, recipe.seed());
    }
    if (texts.isTask()) {
      return Start.bundled(recipe.seed());
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
