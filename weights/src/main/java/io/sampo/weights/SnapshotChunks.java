package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A snapshot's bytes cut into chunks of one size, the last one shorter. A chunk is read, copied and
 * digested only when it is asked for; it stays good after the snapshot closes.
 */
final class SnapshotChunks implements Iterator<Chunk> {
  private final MemorySegment bytes;
  private final int chunkBytes;
  private long offset;

  SnapshotChunks(Snapshot snapshot, int chunkBytes) {
    this.bytes = snapshot.bytes();
    this.chunkBytes = chunkBytes;
  }

  @Override
  public boolean hasNext() {
    return offset < bytes.byteSize();
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException("past the last byte of " + bytes.byteSize());
    }
    Chunk chunk = chunk(offset, Math.min(chunkBytes, bytes.byteSize() - offset));
    offset += chunk.getData().size();
    return chunk;
  }

  private Chunk chunk(long at, long length) {
    ByteBuffer data = bytes.asSlice(at, length).asByteBuffer();
    return Chunk.newBuilder()
        .setOffset(at)
        .setData(ByteString.copyFrom(data.duplicate()))
        .setSha256(SnapshotDigest.of(data).wire())
        .build();
  }
}
