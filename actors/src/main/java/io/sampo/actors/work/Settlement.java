package io.sampo.actors.work;

import java.util.Collections;
import java.util.List;

/**
 * How a completed training order enters the ledger. An order without a trainable pair is dropped;
 * unjudged online samples are trained as they are.
 */
public record Settlement(boolean trained, Ledger.Pairs pairs) {
  public static Settlement of(CompletedOrder completed) {
    List<PairFate> fates = List.of(PairFate.of(completed));
    int trained = Collections.frequency(fates, PairFate.TRAINED);
    int tied = Collections.frequency(fates, PairFate.TIED);
    int invalid = Collections.frequency(fates, PairFate.INVALID);
    return new Settlement(
        trained > 0 || unjudged(completed.order()),
        new Ledger.Pairs(fates.size(), trained, tied, invalid));
  }

  private static boolean unjudged(Order order) {
    return order instanceof Order.Generate generate && !generate.judged();
  }
}
