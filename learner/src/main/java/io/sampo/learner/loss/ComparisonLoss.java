package io.sampo.learner.loss;

/** A loss of the two numbers that a scalar head gives for a compared pair. */
public sealed interface ComparisonLoss permits BradleyTerryLoss, PairwisePreferenceLoss {

  /** The pair's loss, nats; it falls where {@code chosen} rises and {@code rejected} falls. */
  double value(double chosen, double rejected);

  /** ∂value/∂chosen. */
  double chosenDerivative(double chosen, double rejected);

  /** ∂value/∂rejected. */
  double rejectedDerivative(double chosen, double rejected);
}
