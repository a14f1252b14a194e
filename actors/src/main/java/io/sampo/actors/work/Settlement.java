package io.sampo.actors.work;

/**
 * How a completed training order enters the ledger. An order without a trainable pair is dropped;
 * unjudged online samples are trained as they are.
 */
public record Settlement(boolean trained, Ledger.Pairs pairs) {
  public static Settlement of(CompletedOrder completed) {
    PairFate[] fates = PairFate.of(completed);
    long[] count = new long[PairFate.values().length];
    for (PairFate fate : fates) {
      count[fate.ordinal()]++;
    }
    long trained = count[PairFate.TRAINED.ordinal()];
    var pairs =
        new Ledger.Pairs(
            fates.length,
            trained,
            count[PairFate.TIED.ordinal()],
            count[PairFate.INVALID.ordinal()]);
    return new Settlement(trained > 0 || unjudged(completed.order()), pairs);
  }

  private static boolean unjudged(Order order) {
    return order instanceof Order.Generate generate && !generate.judged();
  }
}
