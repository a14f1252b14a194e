package io.sampo.weights;

/**
 * Which snapshot it is and what it was made from.
 *
 * @param run name of the run
 * @param version updates made so far; 0 is the initial model
 * @param parent the version it was made from; {@link #NO_PARENT} for the initial model
 * @param term term under which its learner led; fences publications
 */
public record SnapshotOrigin(String run, long version, long parent, long term) {
  /** The parent of the initial model. */
  public static final long NO_PARENT = -1;

  public SnapshotOrigin {
    require(version >= 0, "version", version, "0 or more");
    require(parent >= NO_PARENT && parent < version, "parent", parent, "-1.." + (version - 1));
    require(term >= 0, "term", term, "0 or more");
  }

  private static void require(boolean holds, String what, long value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "snapshot " + what + ": " + value + " (expected: " + expected + ")");
    }
  }
}
