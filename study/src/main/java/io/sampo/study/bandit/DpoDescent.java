package io.sampo.study.bandit;

import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.PairLogProbs;
import io.sampo.model.noise.NoiseKey;

/** Stochastic gradient descent on the DPO loss of fixed pairs, against the uniform reference. */
record DpoDescent(long seed, double beta, double rate, int batch) {
  /** One iteration: a minibatch drawn with replacement, one step. */
  void iterate(int iteration, BanditPolicy policy, Preferences pairs) {
    NoiseKey drawn = Draw.MINIBATCHES.under(seed);
    DpoLoss loss = new DpoLoss(beta, 0);
    double[] logProbs = policy.logProbs();
    double reference = -Math.log(logProbs.length);
    double[] slopes = new double[logProbs.length];
    for (int i = 0; i < batch; i++) {
      int pair = (int) (drawn.uniform(iteration, i) * pairs.size());
      int winner = pairs.chosen()[pair];
      int loser = pairs.rejected()[pair];
      PairLogProbs at = new PairLogProbs(logProbs[winner], logProbs[loser], reference, reference);
      slopes[winner] += loss.chosenDerivative(at) / batch;
      slopes[loser] += loss.rejectedDerivative(at) / batch;
    }
    policy.step(slopes, rate);
  }
}
