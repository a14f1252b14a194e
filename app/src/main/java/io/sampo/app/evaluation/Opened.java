package io.sampo.app.evaluation;

import io.sampo.judge.ResponseScorer;
import io.sampo.model.LanguageModel;
import java.util.Optional;

/** The models and scorers of one examination. */
record Opened(
    LanguageModel policy,
    Optional<LanguageModel> reference,
    Optional<ResponseScorer> rewards,
    Optional<ResponseScorer> golden)
    implements AutoCloseable {

  /** Who decides which text is better: the golden scorer, else the reward model. */
  Optional<ResponseScorer> judge() {
    return golden.or(() -> rewards);
  }

  @Override
  public void close() {
    golden.ifPresent(ResponseScorer::close);
    rewards.ifPresent(ResponseScorer::close);
    reference.ifPresent(LanguageModel::close);
    policy.close();
  }
}
