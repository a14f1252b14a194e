package io.sampo.weights;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a snapshot, without its bytes.
 *
 * @param shape elements per dimension; none for a scalar
 */
public record TensorInfo(String name, Dtype dtype, List<Long> shape) {
  public TensorInfo {
    shape = List.copyOf(shape);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("tensor name: '' (expected: at least one character)");
    }
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException(
          "tensor '" + name + "': shape " + shape + " (expected: no negative size)");
    }
  }

  public static TensorInfo of(String name, Dtype dtype, long... shape) {
    return new TensorInfo(name, dtype, Arrays.stream(shape).boxed().toList());
  }

  /**
   * Bytes of the tensor.
   *
   * @throws IllegalArgumentException if they exceed a long
   */
  public long bytes() {
    try {
      return shape.contains(0L)
          ? 0
          : shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "tensor '" + name + "': shape " + shape + " (expected: a size below 2^63 bytes)", e);
    }
  }
}
