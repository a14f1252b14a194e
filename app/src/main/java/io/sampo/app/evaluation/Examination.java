package io.sampo.app.evaluation;

import io.sampo.app.models.Answers;
import io.sampo.app.models.PolicyFolder;
import io.sampo.data.PreferenceRow;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked: one answer to each held-out prompt, and its opinion on labelled pairs.
 *
 * @param reference model that KL and classifier refer to
 * @param against model that answers the same prompts
 * @param prompts where answers are measured
 * @param pairs where log-probs are measured
 * @param newTokens most tokens of an answer
 */
public record Examination(
    PolicyFolder model,
    Optional<Path> reference,
    Optional<Path> against,
    Judges judges,
    Optional<PromptSource> prompts,
    Optional<PairsSource> pairs,
    Sampling sampling,
    long seed,
    int newTokens,
    Compute compute) {
  private static final Questions NO_QUESTIONS = new Questions(List.of(), Optional.empty());

  /** Prompts answered, or pairs scored, together. */
  private static final int TOGETHER = 64;

  /** Reads the data, opens the models, measures. */
  public Measures run() {
    Fitting fitting = new Fitting(model);
    reference.ifPresent(fitting::policy);
    against.ifPresent(fitting::policy);
    judges.check(model);
    Questions questions = prompts.map(source -> source.read(model, newTokens)).orElse(NO_QUESTIONS);
    List<PreferenceRow> rows = pairs.map(source -> source.read(model)).orElse(List.of());
    List<PreferenceRow> compared =
        rows.stream().filter(row -> !Arrays.equals(row.chosen(), row.rejected())).toList();
    try (Opened opened = new Opened(this)) {
      Values values = new Values();
      answer(opened, questions, values);
      compare(opened, compared, values);
      return new Measures(
          questions.count(), compared.size(), rows.size() - compared.size(), values.estimates());
    }
  }

  private void answer(Opened opened, Questions questions, Values values) {
    PromptMeasuring measuring =
        new PromptMeasuring(
            opened,
            answers(opened.policy(), Answers.Stream.EVALUATE),
            opened.rival().map(rival -> answers(rival, Answers.Stream.RIVAL)),
            values);
    for (int from = 0; from < questions.count(); from += TOGETHER) {
      int to = Math.min(questions.count(), from + TOGETHER);
      measuring.add(from, questions.part(from, to));
    }
  }

  private Answers answers(LanguageModel who, Answers.Stream stream) {
    return new Answers(who, sampling, seed, stream, newTokens);
  }

  private void compare(Opened opened, List<PreferenceRow> rows, Values values) {
    PairMeasuring measuring = new PairMeasuring(opened, model.config().endIds(), values);
    for (int from = 0; from < rows.size(); from += TOGETHER) {
      measuring.add(rows.subList(from, Math.min(rows.size(), from + TOGETHER)));
    }
  }
}
