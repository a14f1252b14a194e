package io.sampo.bench.broadcast;

import io.sampo.bench.Elapsed;
import io.sampo.weights.Dtype;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.SnapshotRef;
import io.sampo.weights.TensorInfo;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A snapshot from the node that has it to all that ask for it at once, over gRPC, as a tree. */
final class SnapshotBroadcast implements AutoCloseable {
  private static final int VERSION = 1;
  private static final String TENSOR = "weights";

  private final List<SnapshotNode> nodes = new ArrayList<>();
  private final SnapshotRef ref;
  private final double sealSeconds;

  /** Seals the bytes into a snapshot, a whole number of float32, and starts all nodes. */
  SnapshotBroadcast(MemorySegment bytes, int receivers) throws IOException {
    SnapshotNode source = node(Places.source(), bytes.byteSize());
    for (int i = 0; i < receivers; i++) {
      node(Places.receiver(i), bytes.byteSize());
    }
    SnapshotOrigin origin = new SnapshotOrigin(SnapshotNode.RUN, VERSION, VERSION - 1, 1);
    try (SnapshotDraft draft =
        new SnapshotDraft(source.memory(), origin, layout(bytes.byteSize()))) {
      draft.put(TENSOR, bytes);
      Elapsed.Moment begin = Elapsed.Moment.now();
      Snapshot sealed = draft.seal();
      sealSeconds = begin.elapsed().seconds();
      ref = sealed.ref();
      source.store().put(sealed);
    }
  }

  private SnapshotNode node(String host, long bytes) throws IOException {
    nodes.add(new SnapshotNode(host, bytes));
    return nodes.getLast();
  }

  private static SnapshotLayout layout(long bytes) {
    return new SnapshotLayout(List.of(TensorInfo.of(TENSOR, Dtype.FLOAT32, bytes / Float.BYTES)));
  }

  /** What the source takes for the digests, once, before anybody asks. */
  double sealSeconds() {
    return sealSeconds;
  }

  /** Until the last receiver has it whole and verified. */
  Elapsed time() throws InterruptedException, ExecutionException {
    Elapsed elapsed = Together.time(receivers().map(this::fetching).toList());
    receivers().forEach(node -> node.forget(ref));
    return elapsed;
  }

  private Stream<SnapshotNode> receivers() {
    return nodes.stream().skip(1);
  }

  private Callable<Void> fetching(SnapshotNode node) {
    return () -> {
      node.fetch(nodes.getFirst().address(), ref);
      return null;
    };
  }

  @Override
  public void close() {
    nodes.forEach(SnapshotNode::close);
  }
}
