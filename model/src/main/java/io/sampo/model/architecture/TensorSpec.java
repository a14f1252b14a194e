package io.sampo.model.architecture;

import java.util.List;

/** A weight that a config implies: its name in the checkpoint and its shape. */
public record TensorSpec(String name, List<Long> shape) {
  static TensorSpec of(String name, long... shape) {
    return new TensorSpec(name, java.util.Arrays.stream(shape).boxed().toList());
  }

  public long elements() {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }
}
