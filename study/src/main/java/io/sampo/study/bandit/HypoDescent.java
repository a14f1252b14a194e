package io.sampo.study.bandit;

import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.HypoOnlineTerm;
import io.sampo.learner.loss.HypoOnlineTerm.Sample;

/**
 * Gradient descent on HyPO's loss with exact expectations: the DPO loss over all labelled pairs,
 * and the online term over all draws of two responses, each weighted by its probability.
 *
 * @param lambda λ of the online term
 */
record HypoDescent(ThreeResponses world, double beta, double lambda, double rate) {
  private static final HypoOnlineTerm TERM = new HypoOnlineTerm(0);

  /** The log-probs that this many iterations end in. */
  double[] from(double[] start, int iterations) {
    TabularPolicy policy = new TabularPolicy(start);
    for (int i = 0; i < iterations; i++) {
      policy.step(slopes(policy.logProbs()), rate);
    }
    return policy.logProbs();
  }

  private double[] slopes(double[] logProbs) {
    double[] slopes = world.populationSlopes(new DpoLoss(beta, 0), logProbs);
    double[] reference = world.reference();
    for (int first = 0; first < logProbs.length; first++) {
      for (int second = 0; second < logProbs.length; second++) {
        Sample[] samples = {
          sample(logProbs, reference, first), sample(logProbs, reference, second)
        };
        double[] advantages = TERM.advantages(samples);
        double weight = lambda * Math.exp(logProbs[first] + logProbs[second]) / 2;
        slopes[first] += weight * advantages[0];
        slopes[second] += weight * advantages[1];
      }
    }
    return slopes;
  }

  private static Sample sample(double[] logProbs, double[] reference, int y) {
    return new Sample(logProbs[y], reference[y], 1, 1);
  }
}
