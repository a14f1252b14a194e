package io.sampo.app.evaluation;

import io.sampo.app.models.Answers;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.TextData;
import io.sampo.data.DataSet;
import io.sampo.data.EvaluationRow;
import io.sampo.data.TextRows;
import io.sampo.judge.GoldenTaskScorer;
import io.sampo.judge.ResponseScorer;
import io.sampo.judge.RewardModelScorer;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import io.sampo.model.text.TextTokenizer;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One answer to each held-out prompt, compared with the prompt's reference text.
 *
 * @param reference model that the exact KL is taken to, KL(model ‖ reference)
 * @param rewardModel that scores answers; it also decides wins where the data is no task
 * @param split of the task
 * @param prompts of the task, or rows of the file
 * @param newTokens most tokens of an answer
 */
public record Examination(
    PolicyFolder model,
    Optional<Path> reference,
    Optional<Path> rewardModel,
    TextData data,
    Split split,
    int prompts,
    Sampling sampling,
    long seed,
    int newTokens,
    Compute compute) {
  private static final List<String> COLUMNS = List.of("prompt", "reference");

  /** Prompts answered together. */
  private static final int TOGETHER = 64;

  /** Opens the models, answers every prompt, measures. */
  public Measures run() throws IOException {
    DataSet<EvaluationRow> rows = rows();
    try (Opened opened = open()) {
      Answers answers =
          new Answers(opened.policy(), sampling, seed, Answers.Stream.EVALUATE, newTokens);
      Measuring measuring = new Measuring(answers, opened);
      List<Measured> all = new ArrayList<>();
      for (int from = 0; from < rows.rows().size(); from += TOGETHER) {
        int to = Math.min(rows.rows().size(), from + TOGETHER);
        all.addAll(measuring.of(from, rows.rows().subList(from, to)));
      }
      return Measures.of(all);
    }
  }

  private DataSet<EvaluationRow> rows() {
    try (ModelTokenizer tokenizer = ModelTokenizer.required(model.path())) {
      TextRows texts = data.isTask() ? task() : data.read(COLUMNS);
      return data.encoding(model.config(), tokenizer, newTokens).evaluation(texts);
    }
  }

  private TextRows task() {
    return new TextRows(
        "task, split " + split,
        IntStream.range(0, prompts)
            .mapToObj(post ->
                List.of(BundledTask.prompt(split, post), BundledTask.reference(split, post)))
            .toList());
  }

  private Opened open() {
    Fitting fitting = new Fitting(model);
    reference.ifPresent(fitting::reference);
    rewardModel.ifPresent(fitting::rewardModel);
    LanguageModel policy = model.open(compute);
    try {
      return new Opened(
          policy,
          reference.map(path -> LanguageModel.open(path, compute)),
          rewardModel.map(path -> new RewardModelScorer(LanguageModel.open(path, compute))),
          golden());
    } catch (RuntimeException e) {
      policy.close();
      throw e;
    }
  }

  private Optional<ResponseScorer> golden() {
    return data.isTask()
        ? Optional.of(new GoldenTaskScorer(TextTokenizer.open(model.path())))
        : Optional.empty();
  }
}
