package io.sampo.weights;

/**
 * What a receiver asks for: one version of a run under the digest that the registry announced.
 *
 * @param version updates made so far; 0 is the initial model
 */
public record SnapshotRef(String run, long version, Sha256 sha256) implements TransferRef {
  public SnapshotRef {
    if (version < 0) {
      throw new IllegalArgumentException("version: " + version + " (expected: 0 or more)");
    }
  }

  @Override
  public String toString() {
    return "version " + version + " of run '" + run + "'";
  }
}
