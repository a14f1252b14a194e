package io.sampo.weights;

import com.google.protobuf.UnsafeByteOperations;
import io.sampo.weights.v1.Chunk;
import java.lang.foreign.MemorySegment;

/**
 * Where a chunk of a snapshot ends.
 *
 * @param end position after its last byte
 * @param soFar SHA-256 of all bytes up to there
 */
record Cut(long end, Sha256 soFar) {
  /** The chunk as it travels, without a copy: to be written before the bytes are freed. */
  Chunk chunk(MemorySegment bytes, long from) {
    return Chunk.newBuilder()
        .setOffset(from)
        .setData(UnsafeByteOperations.unsafeWrap(bytes.asSlice(from, end - from).asByteBuffer()))
        .setSha256(soFar.wire())
        .build();
  }
}
