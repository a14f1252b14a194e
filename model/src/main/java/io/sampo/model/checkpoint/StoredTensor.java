package io.sampo.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** A tensor as bytes, little endian, row major: a view of a mapped file or of a buffer. */
public record StoredTensor(String name, TensorType type, List<Long> shape, MemorySegment bytes) {
  public long elements() {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }
}
