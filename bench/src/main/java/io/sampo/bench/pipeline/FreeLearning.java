package io.sampo.bench.pipeline;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.Ledger;
import io.sampo.learner.Learning;
import io.sampo.weights.Dtype;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TensorInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Learns nothing: version t is t, in a snapshot of 1 KiB that is sealed and served as any is. */
final class FreeLearning implements Learning {
  private static final int ELEMENTS = 256;
  private static final SnapshotLayout LAYOUT =
      new SnapshotLayout(List.of(TensorInfo.of("weights", Dtype.FLOAT32, ELEMENTS)));
  private static final long TERM = 1;

  private final SnapshotStore store;
  private final SnapshotMemory memory;

  FreeLearning(SnapshotStore store, SnapshotMemory memory) {
    this.store = store;
    this.memory = memory;
  }

  @Override
  public Standing start() {
    return new Standing(TERM, 0, Ledger.EMPTY, Map.of(), List.of(publish(0)));
  }

  @Override
  public Committed step(Batch batch, Ledger ledger, List<Long> needed) {
    return new Committed(publish(batch.step() + 1), Map.of());
  }

  private SnapshotEntry publish(int version) {
    SnapshotOrigin origin = new SnapshotOrigin(store.run(), version, version - 1, TERM);
    try (SnapshotDraft draft = new SnapshotDraft(memory, origin, LAYOUT)) {
      ByteBuffer weights = ByteBuffer.allocate(ELEMENTS * Float.BYTES).putInt(0, version);
      Snapshot sealed = draft.put("weights", weights).seal();
      SnapshotEntry entry =
          new SnapshotEntry(version, sealed.sha256().hex(), sealed.byteSize(), version - 1, TERM);
      store.put(sealed);
      return entry;
    }
  }

  @Override
  public void checkpoint() {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
