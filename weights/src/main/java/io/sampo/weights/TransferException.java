package io.sampo.weights;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot that did not arrive: from whom, which version, what was expected and what was seen.
 */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1;

  private final String holder;
  private final long version;
  private final String expected;
  private final String seen;

  TransferException(
      String holder, SnapshotRef ref, String seen, String expected, @Nullable Throwable cause) {
    super(ref + " from " + holder + ": " + seen + " (expected: " + expected + ")", cause);
    this.holder = holder;
    this.version = ref.version();
    this.expected = expected;
    this.seen = seen;
  }

  /** Address of the node that was asked; of all of them, when none could give it. */
  public String holder() {
    return holder;
  }

  public long version() {
    return version;
  }

  public String expected() {
    return expected;
  }

  public String seen() {
    return seen;
  }
}
