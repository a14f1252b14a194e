package io.sampo.study.bandit;

/** A distribution over numbered responses, with weights that learn. */
interface BanditPolicy {
  /** log π(y) of every response, nats. */
  double[] logProbs();

  /**
   * Gradient descent by one step.
   *
   * @param slopes ∂loss/∂log π(y) of every response
   * @param rate of learning
   */
  void step(double[] slopes, double rate);
}
