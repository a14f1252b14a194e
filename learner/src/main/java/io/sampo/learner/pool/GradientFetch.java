package io.sampo.learner.pool;

import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.LearnerPool.ShareDone;
import io.sampo.actors.pool.ShareId;
import io.sampo.weights.GradientKey;
import io.sampo.weights.GradientRef;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Sha256;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TransferException;
import io.sampo.weights.WeightsClient;

/** Brings gradients from helpers to the board. */
final class GradientFetch {
  private final SnapshotStore store;
  private final WeightsClient client;
  private final ShareBoard board;

  /**
   * @param store of the leader's node, which has the weights that the gradients are of
   */
  GradientFetch(SnapshotStore store, WeightsClient client, ShareBoard board) {
    this.store = store;
    this.client = client;
    this.board = board;
  }

  /** Fetches, verifies and delivers a gradient. Called on a thread that may block. */
  void bring(ShareDone done) throws TransferException, InterruptedException {
    GradientEntry entry = done.gradient();
    HolderAddress holder = new HolderAddress(entry.host(), entry.port());
    // Before it is here: the weights may be gone by then, and it would stay in memory.
    SnapshotLayout expected = layout(done.id().step());
    Snapshot gradient = client.fetch(holder, ref(done.id(), entry));
    if (!gradient.layout().equals(expected)) {
      gradient.close();
      throw new IllegalStateException(
          done.id() + " from " + holder + ": other tensors (expected: those of the weights)");
    }
    board.deliver(done.id(), new Delivered(gradient, done.sums()));
  }

  private GradientRef ref(ShareId id, GradientEntry entry) {
    return new GradientRef(
        new GradientKey(store.run(), id.term(), id.step(), id.place()), new Sha256(entry.sha256()));
  }

  private SnapshotLayout layout(long version) {
    try (Snapshot weights =
        store
            .get(version)
            .orElseThrow(
                () -> new IllegalStateException("version " + version + " is not held any more"))) {
      return weights.layout();
    }
  }
}
