package io.sampo.learner.loss;

/**
 * SLiC: max(0, 1 − βΔ) ([B] eq. 4).
 *
 * @param beta β > 0
 */
public record SlicLoss(double beta) implements MarginLoss {

  @Override
  public double ofMargin(double delta) {
    return Math.max(0, 1 - beta * delta);
  }

  @Override
  public double slope(double delta) {
    return 1 - beta * delta > 0 ? -beta : 0;
  }
}
