package io.sampo.config;

/** How the learning rate goes on after the warm-up. */
public enum Schedule {
  CONSTANT,
  LINEAR,
  COSINE
}
