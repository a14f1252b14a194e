package io.sampo.study.bandit;

import io.sampo.learner.loss.LogSigmoid;
import io.sampo.learner.loss.MarginLoss;
import io.sampo.learner.loss.PairLogProbs;

/**
 * The world of the proofs of [H] propositions 4.1 and B.1: three responses and no prompt. The
 * reference covers the first two equally and the third with a probability that goes to 0; data
 * holds the first two, labelled by Bradley and Terry.
 *
 * @param rewards r* of the first two
 * @param uncovered π_ref of the third
 */
record ThreeResponses(double[] rewards, double uncovered) {
  /** A world whose rewards are U(−1, 1). */
  static ThreeResponses of(long seed, double uncovered) {
    double first = Draw.REWARDS.between(-1, 1, seed, 0, 0);
    double second = Draw.REWARDS.between(-1, 1, seed, 1, 0);
    return new ThreeResponses(new double[] {first, second}, uncovered);
  }

  /** log π_ref; −∞ where it is 0. */
  double[] reference() {
    double covered = Math.log1p(-uncovered) - Math.log(2);
    return new double[] {covered, covered, Math.log(uncovered)};
  }

  /** P(first ≻ second). */
  double preference() {
    return Math.exp(LogSigmoid.value(rewards[0] - rewards[1]));
  }

  /** The loss of a policy over all labelled pairs of the first two. */
  double populationLoss(MarginLoss loss, double[] logProbs) {
    double p = preference();
    return p * loss.value(pair(logProbs, 0)) + (1 - p) * loss.value(pair(logProbs, 1));
  }

  /** Its derivatives by the log-probs. */
  double[] populationSlopes(MarginLoss loss, double[] logProbs) {
    double p = preference();
    double first = p * loss.slope(pair(logProbs, 0).delta());
    double second = (1 - p) * loss.slope(pair(logProbs, 1).delta());
    double[] slopes = new double[logProbs.length];
    slopes[0] = first - second;
    slopes[1] = second - first;
    return slopes;
  }

  private PairLogProbs pair(double[] logProbs, int winner) {
    double[] reference = reference();
    int loser = 1 - winner;
    return new PairLogProbs(logProbs[winner], logProbs[loser], reference[winner], reference[loser]);
  }

  /**
   * The policy that puts this mass on the third response and splits the rest so that log π(first) −
   * log π(second) is the margin.
   */
  double[] policy(double margin, double mass) {
    double rest = Math.log1p(-mass);
    return new double[] {
      rest + LogSigmoid.value(margin), rest + LogSigmoid.value(-margin), Math.log(mass)
    };
  }

  /** KL(π ‖ π_ref), nats; a response of probability 0 adds nothing. */
  double reverseKl(double[] logProbs) {
    double[] reference = reference();
    double sum = 0;
    for (int y = 0; y < logProbs.length; y++) {
      double p = Math.exp(logProbs[y]);
      sum += p == 0 ? 0 : p * (logProbs[y] - reference[y]);
    }
    return sum;
  }
}
