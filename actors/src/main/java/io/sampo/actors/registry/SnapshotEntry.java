package io.sampo.actors.registry;

import io.sampo.actors.wire.Wire;

/**
 * Names the content of one policy snapshot.
 *
 * @param version updates made since the initial model
 * @param sha256 of the tensors' bytes in name order, 64 hexadecimal digits
 * @param bytes length of the whole
 * @param parent the version it was made from; -1 for version 0
 * @param term of the learner that published it
 */
public record SnapshotEntry(long version, String sha256, long bytes, long parent, long term)
    implements Wire {
  public SnapshotEntry {
    if (version < 0) {
      throw new IllegalArgumentException("version: " + version + " (expected: 0 or more)");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256: \"" + sha256 + "\" (expected: 64 hexadecimal digits)");
    }
  }

  /** Whether both name the same bytes; a new term may publish them again. */
  boolean sameContent(SnapshotEntry other) {
    return version == other.version && sha256.equals(other.sha256);
  }
}
