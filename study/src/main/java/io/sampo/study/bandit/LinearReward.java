package io.sampo.study.bandit;

import io.sampo.learner.loss.BradleyTerryLoss;

/**
 * A reward model that is linear in the features, fitted to pairs by gradient descent ([H] eq. 3).
 */
final class LinearReward {
  private static final int ITERATIONS = 1_000;
  private static final double RATE = 20;

  private LinearReward() {}

  /** The fitted reward of every response, the unseen ones included. */
  static double[] fit(Features features, Preferences pairs) {
    double[] weights = new double[features.dimension()];
    for (int i = 0; i < ITERATIONS; i++) {
      double[] gradient = features.weighted(slopes(features.scores(weights), pairs));
      for (int j = 0; j < weights.length; j++) {
        weights[j] -= RATE * gradient[j];
      }
    }
    return features.scores(weights);
  }

  private static double[] slopes(double[] rewards, Preferences pairs) {
    BradleyTerryLoss loss = new BradleyTerryLoss();
    double[] slopes = new double[rewards.length];
    for (int i = 0; i < pairs.size(); i++) {
      int winner = pairs.chosen()[i];
      int loser = pairs.rejected()[i];
      double slope = loss.chosenDerivative(rewards[winner], rewards[loser]) / pairs.size();
      slopes[winner] += slope;
      slopes[loser] -= slope;
    }
    return slopes;
  }
}
