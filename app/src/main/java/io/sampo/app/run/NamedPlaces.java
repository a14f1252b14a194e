package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.config.DataSource;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files and folders that a run reads, by the keys that name them: all that miss, at once. */
final class NamedPlaces {
  private final List<String> missing = new ArrayList<>();

  private NamedPlaces() {}

  /** Refuses a run of which something is not there. */
  static void check(RunConfig config) {
    NamedPlaces places = new NamedPlaces();
    places.models(config);
    places.data(config);
    if (!places.missing.isEmpty()) {
      throw new UserError(String.join("\n", places.missing));
    }
  }

  private void models(RunConfig config) {
    Path policy = config.model().path();
    model("model.path", policy);
    if (Files.isDirectory(policy)) {
      require("model.path", policy.resolve("tokenizer.json"), "the model's tokenizer");
    }
    if (config.algorithm().reference() == Reference.FIXED) {
      config.algorithm().fixedReference().ifPresent(p -> model("algorithm.fixed-reference", p));
    }
    config.judge().training().model().ifPresent(path -> model("judge.training.path", path));
    config.judge().evaluation().model().ifPresent(path -> model("judge.evaluation.path", path));
  }

  private void data(RunConfig config) {
    if (config.batch().sampled()) {
      file("data.prompts.path", config.data().prompts());
    }
    if (config.batch().offline().on()) {
      file("data.pairs.path", config.data().pairs());
    }
    if (config.evaluation().on()) {
      file("data.evaluation.path", config.data().evaluation());
    }
    if (config.evaluation().onPairs()) {
      file("data.held-out.path", config.data().heldOut());
    }
    config
        .batch()
        .recorded()
        .ifPresent(stream -> require("batch.recorded.path", stream.path(), "a recording"));
  }

  private void model(String key, Path folder) {
    if (!Files.isRegularFile(folder.resolve("config.json"))) {
      missing.add("%s: %s: no model folder (expected: config.json in it)".formatted(key, folder));
    }
  }

  private void file(String key, DataSource source) {
    switch (source) {
      case DataSource.File file -> require(key, file.path(), "a data file");
      case DataSource.Task _ -> {}
    }
  }

  private void require(String key, Path file, String what) {
    if (!Files.isRegularFile(file)) {
      missing.add("%s: %s: no such file (expected: %s)".formatted(key, file, what));
    }
  }
}
