package io.sampo.study.bandit;

import io.sampo.learner.loss.LogSigmoid;
import io.sampo.model.noise.NoiseKey;

/** Labelled pairs of responses: {@code chosen[i]} was preferred to {@code rejected[i]}. */
record Preferences(int[] chosen, int[] rejected) {
  /**
   * Pairs of different responses, drawn uniformly from the first ones and labelled by Bradley and
   * Terry: P(y ≻ y′) = σ(r(y) − r(y′)).
   */
  static Preferences draw(long seed, double[] rewards, int seen, int count) {
    NoiseKey responses = Draw.RESPONSES.under(seed);
    NoiseKey labels = Draw.LABELS.under(seed);
    int[] chosen = new int[count];
    int[] rejected = new int[count];
    for (int i = 0; i < count; i++) {
      int first = (int) (responses.uniform(i, 0) * seen);
      int second = (first + 1 + (int) (responses.uniform(i, 1) * (seen - 1))) % seen;
      boolean asPlaced =
          labels.uniform(i, 0) < Math.exp(LogSigmoid.value(rewards[first] - rewards[second]));
      chosen[i] = asPlaced ? first : second;
      rejected[i] = asPlaced ? second : first;
    }
    return new Preferences(chosen, rejected);
  }

  int size() {
    return chosen.length;
  }
}
