package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.config.DataSource;
import io.sampo.config.OnlineLane;
import io.sampo.config.RecordedStream;
import io.sampo.config.RunConfig;
import io.sampo.config.VerdictRecord;
import io.sampo.data.DataFile;
import io.sampo.data.DataSet;
import io.sampo.data.DataSets;
import io.sampo.data.EvaluationRow;
import io.sampo.data.PreferenceRow;
import io.sampo.data.PromptRow;
import io.sampo.data.TextEncoder;
import io.sampo.data.TextRows;
import io.sampo.data.recording.Recording;
import io.sampo.data.verdicts.VerdictPlace;
import io.sampo.data.verdicts.VerdictStore;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.task.BundledTask;
import io.sampo.task.PreferencePair;
import io.sampo.task.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What a run reads: its prompts, pairs and evaluation rows as token ids. A lane that is off has no
 * rows, and one that is replayed has a recording instead of prompts.
 *
 * @param heldOut pairs that measure and do not train, each of two different responses
 * @param digests SHA-256 of data and models, by name: what a checkpoint remembers of them
 */
record RunInputs(
    List<PromptRow> prompts,
    List<PreferenceRow> pairs,
    Optional<Recording> recording,
    List<EvaluationRow> evaluation,
    List<PreferenceRow> heldOut,
    SortedMap<String, String> digests) {
  private static final String MODEL = "model";

  /** Everything, once all that the run names has been looked into; nothing is written. */
  static RunInputs checked(RunConfig config) {
    NodeSettings.identity(config);
    NamedPlaces.check(config);
    Models.check(config);
    RunInputs inputs = open(config);
    new JudgeRoom(config, inputs).check();
    LargestMessages.of(config, inputs).refuseAbove(config.deployment().frameSize());
    VerdictPlace.of(config).ifPresent(place -> checkVerdicts(config, place));
    return inputs;
  }

  /** A file of H2 is there once somebody writes; a server is there or not. */
  private static void checkVerdicts(RunConfig config, VerdictPlace place) {
    if (config.verdicts().record() == VerdictRecord.POSTGRESQL) {
      try (VerdictStore store = VerdictStore.at(place)) {
        store.requireReachable();
      }
    }
  }

  static RunInputs open(RunConfig config) {
    Path folder = config.model().path();
    ModelConfig model = ModelFolder.config(folder);
    try (ModelTokenizer tokenizer = ModelTokenizer.required(folder)) {
      TextEncoder encoder = new TextEncoder(tokenizer, config.data().template());
      DataSets sets =
          new DataSets(
              encoder,
              config.data().overContext(),
              model.contextSize(),
              config.sampling().maxNewTokens(),
              end(folder, model));
      return read(config, model, sets);
    }
  }

  /** The digests of the model's weight files. */
  String model() {
    return digests.getOrDefault(MODEL, "");
  }

  private static int end(Path folder, ModelConfig model) {
    return model.endIds().stream()
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                folder + ": config.json: eos_token_id is missing (expected: a token id)"));
  }

  private static RunInputs read(RunConfig config, ModelConfig model, DataSets sets) {
    SortedMap<String, String> digests = new TreeMap<>();
    List<PromptRow> prompts = List.of();
    List<PreferenceRow> pairs = List.of();
    List<EvaluationRow> evaluation = List.of();
    if (config.batch().sampled()) {
      prompts = kept("prompts", sets.prompts(prompts(config.data().prompts())), digests);
    }
    if (config.batch().offline().on()) {
      pairs = kept("pairs", sets.pairs(pairs(config.data().pairs())), digests);
    }
    if (config.evaluation().on()) {
      evaluation = sets.evaluation(evaluation(config.data().evaluation())).rows();
    }
    Optional<Recording> recording =
        config.batch().recorded().map(stream -> recording(config, model, stream));
    recording.ifPresent(read -> digests.put("recording", read.digest()));
    models(config, digests);
    return new RunInputs(prompts, pairs, recording, evaluation, heldOut(config, sets), digests);
  }

  private static Recording recording(RunConfig config, ModelConfig model, RecordedStream stream) {
    OnlineLane lane = config.batch().online();
    Recording recording =
        Recording.read(stream.path(), config.run().steps(), lane.orders(), lane.promptsPerOrder());
    recording.requireFit(model.contextSize(), model.vocabularySize());
    return recording;
  }

  /** As many as a measurement takes; responses equal token for token have no order to find. */
  private static List<PreferenceRow> heldOut(RunConfig config, DataSets sets) {
    if (!config.evaluation().onPairs()) {
      return List.of();
    }
    List<PreferenceRow> all = sets.pairs(pairs(config.data().heldOut())).rows();
    int wanted = config.evaluation().pairs();
    List<PreferenceRow> found =
        all.stream()
            .filter(row -> !Arrays.equals(row.chosen(), row.rejected()))
            .limit(wanted)
            .toList();
    if (found.size() < wanted) {
      throw new UserError(
          "evaluation.pairs: %d (expected: at most %d, as many pairs as data.held-out has)"
              .formatted(wanted, found.size()));
    }
    return found;
  }

  private static <R extends io.sampo.data.TokenRow> List<R> kept(
      String name, DataSet<R> set, SortedMap<String, String> digests) {
    digests.put(name, set.digest());
    return set.rows();
  }

  private static void models(RunConfig config, SortedMap<String, String> digests) {
    digests.put(MODEL, FileDigest.ofWeights(config.model().path()));
    config
        .algorithm()
        .fixedReference()
        .ifPresent(p -> digests.put("fixed reference", FileDigest.ofWeights(p)));
    config.judge().training().model().ifPresent(p -> digests.put("judge", FileDigest.ofWeights(p)));
  }

  private static TextRows prompts(DataSource source) {
    return rows(source, task -> i -> List.of(BundledTask.prompt(task, i)));
  }

  private static TextRows pairs(DataSource source) {
    return rows(
        source,
        task ->
            i -> {
              PreferencePair pair =
                  BundledTask.preferencePair(task, i, BundledTask.PAIR_LABEL_SLOPE);
              return List.of(BundledTask.prompt(task, i), pair.chosen(), pair.rejected());
            });
  }

  private static TextRows evaluation(DataSource source) {
    return rows(
        source, task -> i -> List.of(BundledTask.prompt(task, i), BundledTask.reference(task, i)));
  }

  private static TextRows rows(
      DataSource source, java.util.function.Function<Split, LongFunction<List<String>>> cells) {
    return switch (source) {
      case DataSource.File file -> DataFile.read(file);
      case DataSource.Task task -> {
        LongFunction<List<String>> row = cells.apply(split(task.split()));
        yield new TextRows(
            "task " + task.split(), LongStream.range(0, task.rows()).mapToObj(row).toList());
      }
    };
  }

  private static Split split(String name) {
    try {
      return Split.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "data: split: "
              + name
              + " (expected: one of "
              + Arrays.toString(Split.values()).toLowerCase(Locale.ROOT)
              + ")",
          e);
    }
  }
}
