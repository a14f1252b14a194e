package io.sampo.app.cli;

import io.sampo.app.supervised.Recipe;
import io.sampo.app.supervised.TextData;
import io.sampo.model.Compute;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every training from fixed data is told: its texts, its recipe, where the model goes. */
final class SupervisedOptions {
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--rows",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of the file (default: all) or posts of the task (default: 40000)")
  private int rows;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder to save")
  private Path out = Path.of("");

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Mixin private ComputeOptions compute = new ComputeOptions();

  TextData texts() {
    return data.data(rows);
  }

  /** Posts of the task. */
  int posts() {
    return rows == 0 ? 40_000 : rows;
  }

  Path out() {
    return out;
  }

  long seed() {
    return recipe.seed();
  }

  int batch() {
    return recipe.batch();
  }

  /** The recipe, where the command's own numbers stand for what was not given. */
  Recipe recipe(int usualSteps, double usualRate, int usualWarmup) {
    return recipe.recipe(usualSteps, usualRate, usualWarmup);
  }

  Compute compute() {
    return compute.compute();
  }
}
