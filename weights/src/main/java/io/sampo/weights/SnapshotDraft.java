package io.sampo.weights;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A snapshot in the making: memory for every tensor, to be filled in any order and then sealed.
 * Closing it frees what was not sealed.
 */
public final class SnapshotDraft implements AutoCloseable {
  /**
   * Bytes of a chunk. What a relay waits for before it sends on: short beside a snapshot, long
   * beside a message's overhead.
   */
  private static final int CHUNK_BYTES = 1 << 20;

  private final SnapshotOrigin origin;
  private final SnapshotLayout layout;
  private final SharedBytes bytes;
  private final BitSet filled = new BitSet();
  private boolean open = true;

  public SnapshotDraft(SnapshotMemory memory, SnapshotOrigin origin, SnapshotLayout layout) {
    this.origin = origin;
    this.layout = layout;
    this.bytes = memory.allocate(layout.bytes());
  }

  /** Copies the buffer's remaining bytes, little endian elements, into the tensor of that name. */
  public SnapshotDraft put(String name, ByteBuffer data) {
    return put(name, MemorySegment.ofBuffer(data));
  }

  /** Copies little endian elements into the tensor of that name. */
  public SnapshotDraft put(String name, MemorySegment data) {
    requireOpen();
    int index = layout.index(name);
    requireSize(layout.tensors().get(index), data.byteSize());
    bytes.segment().asSlice(layout.offset(index), data.byteSize()).copyFrom(data);
    filled.set(index);
    return this;
  }

  /** The finished snapshot; the draft is closed. */
  public Snapshot seal() {
    return seal(CHUNK_BYTES);
  }

  /** The same, to travel in chunks of that size. */
  Snapshot seal(int chunkBytes) {
    requireOpen();
    requireFilled();
    SnapshotDigest digest = new SnapshotDigest();
    List<Cut> cuts = cuts(digest, chunkBytes);
    open = false;
    return new Snapshot(origin, layout, digest.finish(), cuts, bytes);
  }

  /** Reads the bytes once, for the digest of the whole and those of all chunks. */
  private List<Cut> cuts(SnapshotDigest digest, int chunkBytes) {
    List<Cut> cuts = new ArrayList<>();
    long size = layout.bytes();
    for (long from = 0; from < size; from += chunkBytes) {
      long end = Math.min(size, from + chunkBytes);
      digest.update(bytes.segment().asSlice(from, end - from));
      cuts.add(new Cut(end, digest.soFar()));
    }
    return cuts;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      bytes.letGo();
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException(
          "snapshot draft: closed (expected: neither sealed nor closed)");
    }
  }

  private void requireFilled() {
    int missing = filled.nextClearBit(0);
    if (missing < layout.tensors().size()) {
      throw new IllegalStateException(
          "tensor '"
              + layout.tensors().get(missing).name()
              + "': no bytes (expected: every tensor put)");
    }
  }

  private static void requireSize(TensorInfo tensor, long bytes) {
    if (bytes != tensor.bytes()) {
      throw new IllegalArgumentException(
          "tensor '" + tensor.name() + "': " + bytes + " bytes (expected: " + tensor.bytes() + ")");
    }
  }
}
