package io.sampo.config;

/** How a pass reckons with adapters; the two differ in their last bits. */
public enum LoraForm {
  /** (W + s·BA)·x: the adapters are added to the weights first, then the plain decoder runs. */
  MERGED,
  /** W·x + s·B(A·x): every adapted layer computes its low-rank term beside it. */
  UNMERGED
}
