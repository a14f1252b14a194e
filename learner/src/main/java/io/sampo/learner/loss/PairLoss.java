package io.sampo.learner.loss;

/** A loss of one judged pair. */
public sealed interface PairLoss permits MarginLoss, BestOfTwoLoss {

  /** The pair's loss, nats or nats². */
  double value(PairLogProbs pair);

  /** ∂value/∂(the chosen response's policy log-prob, as it stands in {@code pair}). */
  double chosenDerivative(PairLogProbs pair);

  /** ∂value/∂(the rejected response's policy log-prob, as it stands in {@code pair}). */
  double rejectedDerivative(PairLogProbs pair);
}
