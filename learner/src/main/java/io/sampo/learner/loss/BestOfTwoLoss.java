package io.sampo.learner.loss;

/**
 * Best of two: −log π(y_w|x); the winner's likelihood goes up ([T] eq. 3, whose sign is a
 * misprint).
 */
public record BestOfTwoLoss() implements PairLoss {

  @Override
  public double value(PairLogProbs pair) {
    return -pair.chosen();
  }

  @Override
  public double chosenDerivative(PairLogProbs pair) {
    return -1;
  }

  @Override
  public double rejectedDerivative(PairLogProbs pair) {
    return 0;
  }
}
