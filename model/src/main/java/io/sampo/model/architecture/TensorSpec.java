package io.sampo.model.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * A weight that a config implies: its name in the checkpoint and its shape.
 *
 * @param zero whether it is zero before anything is learned: biases, a scalar head
 */
public record TensorSpec(String name, List<Long> shape, boolean zero) {
  static TensorSpec of(String name, long... shape) {
    return new TensorSpec(name, boxed(shape), false);
  }

  static TensorSpec zero(String name, long... shape) {
    return new TensorSpec(name, boxed(shape), true);
  }

  private static List<Long> boxed(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  public long elements() {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }
}
