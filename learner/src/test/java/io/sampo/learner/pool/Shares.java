package io.sampo.learner.pool;

import io.sampo.actors.pool.LossSums;
import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.weights.Dtype;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.TensorInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Micro-batches for tests of the board: what is in them does not matter there. */
final class Shares {
  static final long TERM = 3;
  static final int STEP = 7;
  static final LossSums SUMS = new LossSums(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private Shares() {}

  static List<Share> of(int count) {
    return IntStream.range(0, count).mapToObj(Shares::at).toList();
  }

  static Share at(int place) {
    OrderId order = OrderId.training(place);
    int[][] none = {};
    return new Share(
        new ShareId(TERM, STEP, place),
        new SnapshotEntry(STEP, "0".repeat(64), 1, STEP - 1, TERM),
        new CompletedOrder(
            new Order.Score(order, STEP, none, none, none),
            new WorkResult.Scores(order, new float[0][], new float[0][]),
            null),
        new float[0][],
        1,
        0,
        false);
  }

  /** Some gradient. */
  static Delivered delivered(SnapshotMemory memory) {
    SnapshotLayout layout = new SnapshotLayout(List.of(TensorInfo.of("w", Dtype.FLOAT32, 1)));
    SnapshotOrigin origin = new SnapshotOrigin("run", STEP, STEP - 1, TERM);
    try (SnapshotDraft draft = new SnapshotDraft(memory, origin, layout)) {
      return new Delivered(draft.put("w", ByteBuffer.allocate(4)).seal(), List.of(SUMS));
    }
  }
}
