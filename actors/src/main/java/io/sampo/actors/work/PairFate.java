package io.sampo.actors.work;

import java.util.Arrays;

/** What becomes of one pair, as a property of the data alone. */
public enum PairFate {
  TRAINED,
  TIED,
  INVALID;

  private static final PairFate[] NO_PAIRS = {};

  /**
   * One fate per pair of the order, in row order; none for online samples that nobody judges.
   * Responses equal token for token are tied whatever the judge says.
   */
  public static PairFate[] of(CompletedOrder completed) {
    return switch (completed.order()) {
      case Order.Generate generate -> online(generate, completed);
      case Order.Replay replay -> pairs(replay.responses(), replay.preferences());
      case Order.Score score -> offline(score);
      case Order.Evaluate _, Order.Compare _ -> NO_PAIRS;
    };
  }

  private static PairFate[] online(Order.Generate order, CompletedOrder completed) {
    if (!order.judged()) {
      return NO_PAIRS;
    }
    if (!(completed.result() instanceof WorkResult.Rollout rollout)
        || !(completed.verdict() instanceof Verdict.Pairs verdict)) {
      throw new IllegalStateException(order.id() + ": no rollout or no verdict on its pairs");
    }
    return pairs(rollout.responses(), verdict.preferences());
  }

  private static PairFate[] pairs(int[][] responses, Preference[] preferences) {
    var fates = new PairFate[preferences.length];
    for (int p = 0; p < fates.length; p++) {
      boolean equal = Arrays.equals(responses[2 * p], responses[2 * p + 1]);
      fates[p] = equal ? TIED : of(preferences[p]);
    }
    return fates;
  }

  private static PairFate of(Preference preference) {
    return switch (preference) {
      case FIRST, SECOND -> TRAINED;
      case TIE -> TIED;
      case INVALID -> INVALID;
    };
  }

  private static PairFate[] offline(Order.Score order) {
    var fates = new PairFate[order.chosen().length];
    for (int i = 0; i < fates.length; i++) {
      fates[i] = Arrays.equals(order.chosen()[i], order.rejected()[i]) ? TIED : TRAINED;
    }
    return fates;
  }
}
