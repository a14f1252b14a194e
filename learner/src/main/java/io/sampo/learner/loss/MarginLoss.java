package io.sampo.learner.loss;

/** A loss of the margin Δ alone. */
public sealed interface MarginLoss extends PairLoss permits DpoLoss, IpoLoss, SlicLoss {

  double ofMargin(double delta);

  /** Its derivative by Δ. */
  double slope(double delta);

  @Override
  default double value(PairLogProbs pair) {
    return ofMargin(pair.delta());
  }

  @Override
  default double chosenDerivative(PairLogProbs pair) {
    return slope(pair.delta());
  }

  @Override
  default double rejectedDerivative(PairLogProbs pair) {
    return -slope(pair.delta());
  }
}
