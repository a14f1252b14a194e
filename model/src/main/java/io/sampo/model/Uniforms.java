package io.sampo.model;

/** Uniform numbers in [0, 1), one per response row and generated token. */
@FunctionalInterface
public interface Uniforms {
  double at(int row, int token);
}
