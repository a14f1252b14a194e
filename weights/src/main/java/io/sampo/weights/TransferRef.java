package io.sampo.weights;

/** What a receiver asks a holder for, under the digest that it was told to expect. */
public sealed interface TransferRef permits SnapshotRef, GradientRef {
  String run();

  /** Of the weights; of a gradient, those that it is the gradient of. */
  long version();

  Sha256 sha256();
}
