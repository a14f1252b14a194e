package io.sampo.learner.loss;

/**
 * IPO: (Δ − 1/(2β))² ([B] eq. 3, [H] app. B.1, [T] app. B up to the factor β²; [T] eq. 1 prints
 * β/2, a misprint).
 *
 * @param beta β > 0; the target margin is 1/(2β), nats per pair with summed log-probs, per token
 *     with averaged ones
 */
public record IpoLoss(double beta) implements MarginLoss {

  @Override
  public double ofMargin(double delta) {
    double distance = delta - 1 / (2 * beta);
    return distance * distance;
  }

  @Override
  public double slope(double delta) {
    return 2 * (delta - 1 / (2 * beta));
  }
}
