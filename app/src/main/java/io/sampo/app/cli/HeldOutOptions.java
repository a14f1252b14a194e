package io.sampo.app.cli;

import io.sampo.app.evaluation.HeldOut;
import io.sampo.app.evaluation.PairsSource;
import io.sampo.app.evaluation.PromptSource;
import io.sampo.app.supervised.TextData;
import io.sampo.task.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a model is measured on: prompts, pairs, or both. */
final class HeldOutOptions {
  private static final int POSTS = 1000;

  @Option(
      names = "--data",
      paramLabel = "SOURCE",
      description =
          "prompts: task (the bundled task) or a file (.jsonl, .json, .csv, .parquet) with columns"
              + " prompt and, if there are texts to win against, reference; several times: each is a"
              + " task of its own")
  private List<String> data = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of --data (default: all; of the task 1000)")
  private int prompts;

  @Option(
      names = "--column",
      paramLabel = "NAME=SQL",
      description = "a column of --data as an SQL expression, as often as needed")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--pairs",
      paramLabel = "SOURCE",
      description =
          "labelled pairs: task or a file with columns prompt, chosen, rejected, or, as token ids,"
              + " prompt_ids, chosen_ids, rejected_ids; a run's recording is such a file")
  private @Nullable String pairs;

  @Option(
      names = "--pair-rows",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "rows of --pairs (default: all; of the task 1000)")
  private int pairRows;

  @Option(
      names = "--pair-column",
      paramLabel = "NAME=SQL",
      description = "a column of --pairs as an SQL expression, as often as needed")
  private Map<String, String> pairColumns = new LinkedHashMap<>();

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "evaluation",
      description = "of the task: evaluation, or validation to choose by (default: evaluation)")
  private Split split = Split.EVALUATION;

  @Mixin private EncodingOptions encoding = new EncodingOptions();

  boolean hasPrompts() {
    return !data.isEmpty();
  }

  boolean isEmpty() {
    return data.isEmpty() && pairs == null;
  }

  /** An option about data that nobody named; empty where there is none. */
  Optional<String> stray() {
    if (data.isEmpty() && (prompts > 0 || !columns.isEmpty())) {
      return Optional.of("--prompts or --column without --data");
    }
    return pairs == null && (pairRows > 0 || !pairColumns.isEmpty())
        ? Optional.of("--pair-rows or --pair-column without --pairs")
        : Optional.empty();
  }

  /** A file or task that was named twice; empty where there is none. */
  Optional<String> twice() {
    return data.stream().filter(name -> Collections.frequency(data, name) > 1).findFirst();
  }

  /** Whether prompts or pairs are the bundled task's. */
  boolean hasTask() {
    return Stream.concat(
            prompts().stream().map(PromptSource::data), pairs().stream().map(PairsSource::data))
        .anyMatch(TextData::isTask);
  }

  /** Each with its prompts, the first with the pairs too. */
  List<HeldOut> sets() {
    List<PromptSource> prompts = prompts();
    List<HeldOut> sets = new ArrayList<>();
    sets.add(new HeldOut(prompts.stream().findFirst(), pairs()));
    prompts.stream()
        .skip(1)
        .forEach(source -> sets.add(new HeldOut(Optional.of(source), Optional.empty())));
    return sets;
  }

  private List<PromptSource> prompts() {
    return data.stream()
        .map(source -> encoding.data(source, columns, prompts))
        .map(texts -> new PromptSource(texts, split, posts(prompts)))
        .toList();
  }

  private Optional<PairsSource> pairs() {
    return Optional.ofNullable(pairs)
        .map(source -> encoding.data(source, pairColumns, pairRows))
        .map(texts -> new PairsSource(texts, split, posts(pairRows)));
  }

  private static int posts(int asked) {
    return asked == 0 ? POSTS : asked;
  }
}
