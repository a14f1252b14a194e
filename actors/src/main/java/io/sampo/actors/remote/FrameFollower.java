package io.sampo.actors.remote;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads along on one connection between actor systems, and objects as soon as a frame's length is
 * out of bounds. Pekko holds its senders to the bound and believes whatever length it receives.
 *
 * <pre>
 *   magic: 4   stream: 1   length: 4   frame   length: 4   frame   …     numbers are little-endian
 * </pre>
 *
 * <p>A head that is refused stays: whatever comes behind it is refused too.
 */
final class FrameFollower {
  private static final int GREETING = Integer.BYTES + 1;

  private final FrameBounds bounds;
  private final ByteBuffer head = ByteBuffer.allocate(GREETING).order(ByteOrder.LITTLE_ENDIAN);

  /** Of the frames, bytes; below 0 before the greeting. */
  private long bound = -1;

  /** Bytes of the frame in hand that are still to pass. */
  private int passing;

  FrameFollower(FrameBounds bounds) {
    this.bounds = bounds;
  }

  /** Reads on; what is wrong with these bytes, if anything is. */
  Optional<String> follow(ByteBuffer bytes) {
    Optional<String> objection = Optional.empty();
    while (bytes.hasRemaining() && objection.isEmpty()) {
      objection = passing > 0 ? pass(bytes) : gather(bytes);
    }
    return objection;
  }

  private Optional<String> pass(ByteBuffer bytes) {
    int now = Math.min(passing, bytes.remaining());
    bytes.position(bytes.position() + now);
    passing -= now;
    return Optional.empty();
  }

  private Optional<String> gather(ByteBuffer bytes) {
    if (head.hasRemaining()) {
      head.put(bytes.get());
    }
    if (head.hasRemaining()) {
      return Optional.empty();
    }
    Optional<String> objection = bound < 0 ? greeting() : length();
    if (objection.isEmpty()) {
      head.clear().limit(Integer.BYTES);
    }
    return objection;
  }

  private Optional<String> greeting() {
    if (!bounds.magics().contains(head.getInt(0))) {
      return Optional.of("what it says does not begin as a connection between nodes does");
    }
    bound = bounds.ofStream(head.get(Integer.BYTES));
    return bound < 0
        ? Optional.of("it opens an unknown stream (expected: 1 to 3)")
        : Optional.empty();
  }

  private Optional<String> length() {
    int length = head.getInt(0);
    if (length < 0 || length > bound) {
      return Optional.of(
          "the length of a frame is out of bounds (expected: 0 to " + bound + " bytes)");
    }
    passing = length;
    return Optional.empty();
  }
}
