package io.sampo.config;

/** Type of the weights in memory. */
public enum Dtype {
  FLOAT32,
  BFLOAT16,
  FLOAT16
}
