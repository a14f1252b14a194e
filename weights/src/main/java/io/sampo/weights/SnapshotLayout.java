package io.sampo.weights;

import java.util.List;

/**
 * Where each tensor lies in a snapshot: one behind the other in name order, without gaps.
 *
 * @param tensors in strictly ascending order of their names (UTF-16 code units)
 */
public record SnapshotLayout(List<TensorInfo> tensors) {
  public SnapshotLayout {
    tensors = List.copyOf(tensors);
    for (int i = 1; i < tensors.size(); i++) {
      requireOrder(tensors.get(i - 1).name(), tensors.get(i).name());
    }
    bytesOf(tensors);
  }

  /** Bytes of all tensors. */
  public long bytes() {
    return bytesOf(tensors);
  }

  /** Position of the first byte of tensor {@code index}. */
  public long offset(int index) {
    return bytesOf(tensors.subList(0, index));
  }

  /**
   * Index of the tensor of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int index(String name) {
    for (int i = 0; i < tensors.size(); i++) {
      if (tensors.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "tensor '" + name + "': not in the snapshot (expected: one of its " + tensors.size() + ")");
  }

  private static void requireOrder(String first, String second) {
    if (first.compareTo(second) >= 0) {
      throw new IllegalArgumentException(
          "tensors: '" + second + "' after '" + first + "' (expected: ascending, distinct names)");
    }
  }

  private static long bytesOf(List<TensorInfo> tensors) {
    try {
      return tensors.stream().mapToLong(TensorInfo::bytes).reduce(0, Math::addExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "snapshot: " + tensors.size() + " tensors (expected: below 2^63 bytes in all)", e);
    }
  }
}
