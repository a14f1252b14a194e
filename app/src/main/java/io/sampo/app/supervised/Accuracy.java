package io.sampo.app.supervised;

import io.sampo.learner.supervised.Comparison;
import io.sampo.learner.supervised.RewardModelTraining;
import io.sampo.model.LanguageModel;
import java.util.List;

/** The share of pairs that a reward model puts in their order; equal rewards count half. */
record Accuracy(LanguageModel rewards) {
  private static final int TOGETHER = 64;

  double on(List<Comparison> pairs) {
    double right = 0;
    for (int from = 0; from < pairs.size(); from += TOGETHER) {
      right += right(pairs.subList(from, Math.min(pairs.size(), from + TOGETHER)));
    }
    return right / pairs.size();
  }

  private double right(List<Comparison> pairs) {
    float[] scores = rewards.scores(RewardModelTraining.rows(pairs));
    double right = 0;
    for (int i = 0; i < scores.length; i += 2) {
      right += (Math.signum(scores[i] - scores[i + 1]) + 1) / 2;
    }
    return right;
  }
}
