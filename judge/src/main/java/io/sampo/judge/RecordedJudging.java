package io.sampo.judge;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.RunConfig;
import io.sampo.data.DataException;
import io.sampo.data.verdicts.RecordedVerdict;
import io.sampo.data.verdicts.VerdictKey;
import io.sampo.data.verdicts.VerdictStore;
import java.util.Locale;
import java.util.Optional;

/**
 * A judge whose verdicts are written down before anybody uses them, and read instead of asked for
 * again. Of two verdicts on one order the first that was written counts. While the store cannot be
 * reached the judge waits.
 */
public final class RecordedJudging implements Judging {
  private final String run;
  private final Subjects subjects;
  private final VerdictStore store;
  private final Judging judging;
  private final Patience patience = new Patience();

  RecordedJudging(String run, Subjects subjects, VerdictStore store, Judging judging) {
    this.run = run;
    this.subjects = subjects;
    this.store = store;
    this.judging = judging;
  }

  /**
   * The verdicts of {@code judging} in a run, recorded.
   *
   * @param store closed by whoever opened it
   */
  public static RecordedJudging of(RunConfig config, VerdictStore store, Judging judging) {
    return new RecordedJudging(config.run().name(), Subjects.of(config), store, judging);
  }

  @Override
  public Verdict judge(Order order, WorkResult result) throws Exception {
    VerdictKey key = key(order);
    String subject = subjects.of(order, result);
    Optional<RecordedVerdict> known = patience.ask(() -> store.find(key));
    RecordedVerdict recorded =
        known.isPresent() ? known.get() : keep(key, subject, judging.judge(order, result));
    requireSame(key, subject, recorded.subject());
    return VerdictRows.verdict(order.id(), recorded.rows());
  }

  private RecordedVerdict keep(VerdictKey key, String subject, Verdict verdict)
      throws InterruptedException {
    RecordedVerdict made = new RecordedVerdict(subject, VerdictRows.of(verdict));
    return patience.ask(() -> store.keep(key, made));
  }

  private VerdictKey key(Order order) {
    String purpose = order.id().purpose().name().toLowerCase(Locale.ROOT);
    return new VerdictKey(run, purpose, order.id().number());
  }

  private void requireSame(VerdictKey key, String subject, String recorded) {
    if (!subject.equals(recorded)) {
      throw new DataException(
          "%s in %s: of other texts, judges or settings (expected: those of this run; another run.name starts anew)"
              .formatted(key, store));
    }
  }

  @Override
  public void giveUp() {
    patience.end();
    judging.giveUp();
  }

  @Override
  public void close() {
    judging.close();
  }
}
