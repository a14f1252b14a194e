package io.sampo.weights;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot or gradient that did not arrive: from whom, which version, what was expected and what
 * was seen.
 */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1;

  private final String holder;
  private final long version;
  private final String expected;
  private final String seen;
  private final boolean absent;

  /** Something that is not what was asked for. */
  TransferException(
      String holder, TransferRef ref, String seen, String expected, @Nullable Throwable cause) {
    this(holder, ref, seen, expected, false, cause);
  }

  private TransferException(
      String holder,
      TransferRef ref,
      String seen,
      String expected,
      boolean absent,
      @Nullable Throwable cause) {
    super(ref + " from " + holder + ": " + seen + " (expected: " + expected + ")", cause);
    this.holder = holder;
    this.version = ref.version();
    this.expected = expected;
    this.seen = seen;
    this.absent = absent;
  }

  /** Nothing, or not all of it. */
  static TransferException absent(
      String holder, TransferRef ref, String seen, String expected, @Nullable Throwable cause) {
    return new TransferException(holder, ref, seen, expected, true, cause);
  }

  /** Whether nobody gave anything wrong: asked again later, it may come. */
  public boolean isAbsent() {
    return absent;
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
