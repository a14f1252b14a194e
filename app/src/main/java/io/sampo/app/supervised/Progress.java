package io.sampo.app.supervised;

import io.sampo.app.failure.UserError;
import io.sampo.app.text.Numbers;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * A line of a training every ten seconds and at its end: update, smoothed loss, time for an update,
 * time left.
 */
final class Progress {
  private static final double EVERY_SECONDS = 10;

  /** Weight of what was seen before in the smoothed loss. */
  private static final double MEMORY = 0.95;

  private final PrintWriter out;
  private final int updates;
  private final LongSupplier nanos;
  private final long start;
  private double printed;
  private double loss;

  Progress(PrintWriter out, int updates, LongSupplier nanos) {
    this.out = out;
    this.updates = updates;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Takes the loss of update {@code made}, from 1; one that is no number ends the training. */
  void update(int made, double newLoss, String more) {
    if (!Double.isFinite(newLoss)) {
      throw new UserError(
          "update %d: loss %s (expected: a finite number; a smaller --lr may help); nothing saved"
              .formatted(made, newLoss));
    }
    loss = made == 1 ? newLoss : MEMORY * loss + (1 - MEMORY) * newLoss;
    double seconds = (nanos.getAsLong() - start) / 1e9;
    if (made == updates || seconds - printed >= EVERY_SECONDS) {
      printed = seconds;
      print(made, seconds / made, more);
    }
  }

  private void print(int made, double secondsEach, String more) {
    out.printf(
        "%s of %s  loss %s%s  %s ms an update  %s left%n",
        Numbers.whole(made),
        Numbers.whole(updates),
        Numbers.fixed(loss, 4),
        more,
        Numbers.fixed(1e3 * secondsEach, 0),
        Numbers.duration(secondsEach * (updates - made)));
    out.flush();
  }
}
