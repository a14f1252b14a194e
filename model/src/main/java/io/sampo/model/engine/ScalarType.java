package io.sampo.model.engine;

import ai.djl.ndarray.types.DataType;

/**
 * The engine's own numbers of the element types. DJL's native layer knows no bfloat16 and ends the
 * process when asked for it, so that tensors are made and converted by programs alone.
 */
final class ScalarType {
  private ScalarType() {}

  static long code(DataType type) {
    return switch (type) {
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case FLOAT64 -> 7;
      case BFLOAT16 -> 15;
      default ->
          throw new IllegalArgumentException("element type: " + type + " (expected: a float)");
    };
  }
}
