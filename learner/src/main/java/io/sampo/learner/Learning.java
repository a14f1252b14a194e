package io.sampo.learner;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.Ledger;
import io.sampo.learner.checkpoint.SupersededException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the learner does with the model. Every call comes on the same thread, in this order. */
public interface Learning extends AutoCloseable {
  /** Takes the lead: begins, or goes on from a checkpoint. Called once, first. */
  Standing start() throws Exception;

  /**
   * The update of step t = {@code batch.step()}: computes, commits, puts the new snapshot where
   * this node serves it, and leaves a checkpoint if one is due. Throws before the commit when a
   * loss, a norm or a log-prob is not finite, and with {@link SupersededException} when another
   * learner has taken the lead.
   *
   * @param ledger as it stands with this step committed; kept in a checkpoint
   * @param needed versions that open batches and evaluations need; kept in a checkpoint
   */
  Committed step(Batch batch, Ledger ledger, List<Long> needed) throws Exception;

  /** Leaves a checkpoint where it stands, unless there is one: the run is being stopped. */
  void checkpoint() throws Exception;

  /** Writes the final model: step T is committed. */
  void finish() throws Exception;

  /** Gives the model back. The last call. */
  @Override
  void close();

  /**
   * Where the learner begins.
   *
   * @param term under which this learner leads
   * @param step updates made so far
   * @param ledger of a checkpoint; {@link Ledger#EMPTY} for a new run
   * @param metrics of the update that led here; empty for a new run
   * @param snapshots served by this node: version {@code step} and every other that a batch from
   *     {@code step} on or an evaluation needs; for a new run version 0
   */
  record Standing(
      long term,
      int step,
      Ledger ledger,
      Map<String, Double> metrics,
      List<SnapshotEntry> snapshots) {
    public Standing {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * A committed update.
   *
   * @param snapshot version t + 1, served by this node
   * @param metrics by name, as docs/metrics.md defines them
   */
  record Committed(SnapshotEntry snapshot, Map<String, Double> metrics) {
    public Committed {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }
}
