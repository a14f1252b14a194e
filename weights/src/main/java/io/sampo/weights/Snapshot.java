package io.sampo.weights;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A handle on an immutable policy: named tensors, their bytes in name order, one digest over these
 * bytes. The bytes are freed when the last handle on them closes; each handle is closed by whoever
 * got it, once or more.
 */
public final class Snapshot implements AutoCloseable {
  private final SnapshotOrigin origin;
  private final SnapshotLayout layout;
  private final Sha256 sha256;
  private final List<Cut> cuts;
  private final SharedBytes bytes;
  private boolean closed;

  /**
   * Takes over one hold on the bytes, which nobody writes from here on.
   *
   * @param cuts the chunks in which they travel, with what their digests have been found to be
   */
  Snapshot(
      SnapshotOrigin origin,
      SnapshotLayout layout,
      Sha256 sha256,
      List<Cut> cuts,
      SharedBytes bytes) {
    this.origin = origin;
    this.layout = layout;
    this.sha256 = sha256;
    this.cuts = List.copyOf(cuts);
    this.bytes = bytes;
  }

  public SnapshotOrigin origin() {
    return origin;
  }

  public SnapshotLayout layout() {
    return layout;
  }

  public List<TensorInfo> tensors() {
    return layout.tensors();
  }

  public Sha256 sha256() {
    return sha256;
  }

  /** Where its chunks end. */
  List<Cut> cuts() {
    return cuts;
  }

  /** What a receiver asks for to get this snapshot. */
  public SnapshotRef ref() {
    return new SnapshotRef(origin.run(), origin.version(), sha256);
  }

  public long byteSize() {
    return layout.bytes();
  }

  /** All bytes, read only, valid until this handle closes. */
  public synchronized MemorySegment bytes() {
    requireOpen();
    return bytes.segment().asReadOnly();
  }

  /** The bytes of tensor {@code index}, read only, valid until this handle closes. */
  public MemorySegment tensor(int index) {
    return bytes().asSlice(layout.offset(index), tensors().get(index).bytes());
  }

  /** The bytes of the tensor of that name, read only, valid until this handle closes. */
  public MemorySegment tensor(String name) {
    return tensor(layout.index(name));
  }

  /** Another handle on the same bytes. */
  public synchronized Snapshot share() {
    requireOpen();
    bytes.hold();
    return new Snapshot(origin, layout, sha256, cuts, bytes);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      bytes.letGo();
    }
  }

  @Override
  public String toString() {
    return ref() + ", sha256 " + sha256;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(ref() + ": handle closed (expected: an open one)");
    }
  }
}
