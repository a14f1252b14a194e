package io.sampo.actors.work;

import io.sampo.actors.wire.Wire;

/**
 * The account of a run's training orders. Orders count once however often they are issued: {@code
 * issued = trained + dropped + outstanding} at all times.
 *
 * @param issued orders handed to a sampler
 * @param trained orders with at least one row in a committed update
 * @param dropped orders of a committed batch without anything to train on
 * @param reissued settled orders that were issued more than once
 * @param pairs rows of settled orders
 */
public record Ledger(long issued, long trained, long dropped, long reissued, Pairs pairs)
    implements Wire {
  public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, Pairs.NONE);

  /** Judged = trained + tied + invalid. */
  public record Pairs(long judged, long trained, long tied, long invalid) implements Wire {
    public static final Pairs NONE = new Pairs(0, 0, 0, 0);

    Pairs plus(Pairs other) {
      return new Pairs(
          judged + other.judged,
          trained + other.trained,
          tied + other.tied,
          invalid + other.invalid);
    }
  }

  /** With one more order handed out for the first time. */
  public Ledger issuedOne() {
    return new Ledger(issued + 1, trained, dropped, reissued, pairs);
  }

  /** With one more order settled. */
  public Ledger settled(Settlement settlement, boolean again) {
    return new Ledger(
        issued,
        trained + (settlement.trained() ? 1 : 0),
        dropped + (settlement.trained() ? 0 : 1),
        reissued + (again ? 1 : 0),
        pairs.plus(settlement.pairs()));
  }

  /** Without the orders that are still open: what a checkpoint keeps. */
  public Ledger closed() {
    return new Ledger(trained + dropped, trained, dropped, reissued, pairs);
  }

  /** Throws unless the account balances. */
  public void check(long outstanding) {
    if (issued != trained + dropped + outstanding) {
      throw new IllegalStateException(
          "ledger: "
              + this
              + " with "
              + outstanding
              + " orders open (expected: issued = trained + dropped + open)");
    }
    if (pairs.judged != pairs.trained + pairs.tied + pairs.invalid) {
      throw new IllegalStateException(
          "ledger: " + pairs + " (expected: judged = trained + tied + invalid)");
    }
  }
}
