package io.sampo.weights;

import com.google.protobuf.UnsafeByteOperations;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** The chunks of one stream as they travel, all in the same array: each is good until the next. */
final class ChunkForm {
  private byte[] array = {};

  /** Chunk {@code index} of the bytes that these cuts divide. */
  PartSource.Part chunk(MemorySegment bytes, List<Cut> cuts, int index) {
    long from = index == 0 ? 0 : cuts.get(index - 1).end();
    Cut cut = cuts.get(index);
    int length = Math.toIntExact(cut.end() - from);
    if (array.length < length) {
      array = new byte[length];
    }
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, array, 0, length);
    Chunk chunk =
        Chunk.newBuilder()
            .setOffset(from)
            .setData(UnsafeByteOperations.unsafeWrap(array, 0, length))
            .setSha256(cut.soFar().wire())
            .build();
    return new PartSource.Part(FetchResponse.newBuilder().setChunk(chunk).build(), length);
  }
}
