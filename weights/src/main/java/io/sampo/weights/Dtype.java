package io.sampo.weights;

import java.util.Arrays;
import java.util.Locale;

/** The element type of a tensor, little endian in a snapshot. */
public enum Dtype {
  FLOAT64(8),
  FLOAT32(4),
  FLOAT16(2),
  BFLOAT16(2);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** Of its name in a configuration and on the wire, such as {@code bfloat16}. */
  public static Dtype of(String name) {
    return Arrays.stream(values())
        .filter(dtype -> dtype.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "dtype: '" + name + "' (expected: one of " + Arrays.toString(values()) + ")");
  }
}
