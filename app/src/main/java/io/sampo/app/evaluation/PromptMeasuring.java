package io.sampo.app.evaluation;

import io.sampo.app.models.Answers;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Answers prompts and measures the answers.
 *
 * @param rivals answers of the other model, with noise of its own: the two are independent
 */
record PromptMeasuring(Opened opened, Answers answers, Optional<Answers> rivals, Values values) {

  /** Prompts number {@code first} and on, answered together. */
  void add(int first, Questions some) {
    List<Long> numbers = LongStream.range(first, first + some.count()).boxed().toList();
    Responses own = Responses.of(answers.to(some.prompts(), numbers, 1));
    Optional<Responses> theirs =
        rivals.map(other -> Responses.of(other.to(some.prompts(), numbers, 1)));
    values.add(Quantity.LENGTH, own.lengths());
    values.add(Quantity.FINISHED, own.ends());
    opened.reference().ifPresent(reference -> diverge(reference, some.prompts(), own));
    int[][] prompts = some.prompts().toArray(int[][]::new);
    opened
        .judges()
        .forEach((role, judge) -> {
          values.add(role.score(), judge.scores(prompts, own));
          some.references()
              .map(Responses::texts)
              .ifPresent(texts -> values.add(role.wins(), judge.wins(prompts, own, texts)));
          theirs.ifPresent(rival -> values.add(role.against(), judge.wins(prompts, own, rival)));
        });
  }

  private void diverge(LanguageModel reference, List<int[]> prompts, Responses own) {
    Rows rows = Rows.scoringEach(prompts, List.of(own.tokens()));
    LanguageModel policy = opened.policy();
    values.add(Quantity.KL, Sums.of(rows, policy.divergence(reference, rows)));
    double[] ours = Sums.of(rows, policy.tokenLogProbs(rows));
    double[] theirs = Sums.of(rows, reference.tokenLogProbs(rows));
    values.add(
        Quantity.KL_ESTIMATE,
        IntStream.range(0, ours.length).mapToDouble(i -> ours[i] - theirs[i]).toArray());
  }
}
