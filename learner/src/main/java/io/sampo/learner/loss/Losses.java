package io.sampo.learner.loss;

import io.sampo.config.AlgorithmSection;

/** The loss that a config names. */
public final class Losses {
  private Losses() {}

  /** The loss over pairs; of HyPO its DPO part. */
  public static PairLoss of(AlgorithmSection algorithm) {
    return switch (algorithm.loss()) {
      case DPO, HYPO -> new DpoLoss(algorithm.beta(), algorithm.labelSmoothing());
      case IPO -> new IpoLoss(algorithm.beta());
      case SLIC -> new SlicLoss(algorithm.beta());
      case BO2 -> new BestOfTwoLoss();
    };
  }
}
