package io.sampo.study.bandit;

/** A softmax with one logit of its own for each response. */
final class TabularPolicy implements BanditPolicy {
  private final double[] logits;

  TabularPolicy(int responses) {
    this(new double[responses]);
  }

  /** The policy of these log-probs, or of logits that are equal to them up to a constant. */
  TabularPolicy(double[] logits) {
    this.logits = logits.clone();
  }

  @Override
  public double[] logProbs() {
    return LogSoftmax.of(logits);
  }

  @Override
  public void step(double[] slopes, double rate) {
    double[] gradient = LogSoftmax.gradient(logProbs(), slopes);
    for (int y = 0; y < logits.length; y++) {
      logits[y] -= rate * gradient[y];
    }
  }
}
