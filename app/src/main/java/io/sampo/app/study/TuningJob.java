package io.sampo.app.study;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.supervised.Start;
import io.sampo.study.run.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fine-tuning of a policy on the bundled task, made by {@code sampo sft}. It begins anew when it
 * was stopped.
 */
record TuningJob(String key, Path folder, Product.FineTuned recipe) implements Job {
  private static final Pattern PROGRESS = Pattern.compile("(?m)^([0-9,]+) of ");

  /** The key of the bundled policy's recipe with another shape. */
  static TuningJob of(Product.FineTuned recipe, Path cache) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("recipe", recipe.toString());
    String key = "sft-" + recipe.width() + "x" + recipe.layers() + "-" + JobKey.of(values);
    return new TuningJob(key, cache.resolve(key), recipe);
  }

  @Override
  public String label() {
    return "fine-tuning %d × %d".formatted(recipe.width(), recipe.layers());
  }

  @Override
  public List<Job> needs() {
    return List.of();
  }

  /** The folder of the model that it makes. */
  Path model() {
    return folder.resolve("model");
  }

  @Override
  public int steps() {
    return recipe.steps();
  }

  /** The first number of the last line that it printed: {@code 1,200 of 2,400 …}. */
  @Override
  public int made() {
    if (isDone()) {
      return steps();
    }
    Matcher line = PROGRESS.matcher(Child.output(folder));
    int made = 0;
    while (line.find()) {
      made = Integer.parseInt(line.group(1).replace(",", ""));
    }
    return made;
  }

  @Override
  public boolean isDone() {
    return Files.exists(model().resolve("config.json"));
  }

  @Override
  public List<String> arguments() throws IOException {
    Files.createDirectories(folder);
    Path shape = folder.resolve("shape.json");
    AtomicFile.write(shape, Start.bundledShape(recipe.width(), recipe.layers()).toPrettyString());
    return List.of(
        "sft",
        "--data",
        "task",
        "--config",
        shape.toString(),
        "--steps",
        Integer.toString(recipe.steps()),
        "--warmup",
        Integer.toString(Math.min(100, recipe.steps() / 4)),
        "--out",
        model().toString());
  }
}
