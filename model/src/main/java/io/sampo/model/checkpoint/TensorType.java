package io.sampo.model.checkpoint;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Optional;

/** The element types of safetensors files that weights come in. */
public enum TensorType {
  F32(DataType.FLOAT32),
  F16(DataType.FLOAT16),
  BF16(DataType.BFLOAT16),
  F64(DataType.FLOAT64);

  private final DataType dtype;

  TensorType(DataType dtype) {
    this.dtype = dtype;
  }

  public DataType dtype() {
    return dtype;
  }

  /** The name that config.json files use. */
  String dtypeName() {
    return dtype.name().toLowerCase(java.util.Locale.ROOT);
  }

  public int bytes() {
    return dtype.getNumOfBytes();
  }

  static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
  }

  public static TensorType of(DataType dtype) {
    return Arrays.stream(values()).filter(t -> t.dtype == dtype).findFirst().orElseThrow();
  }
}
