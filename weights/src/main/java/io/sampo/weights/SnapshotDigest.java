package io.sampo.weights;

import io.sampo.digest.Digests;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** The SHA-256 of bytes that arrive piece by piece; how they are cut does not matter. */
public final class SnapshotDigest {
  /** A {@link ByteBuffer} ends at 2 GiB, so longer memory is read in windows of this size. */
  private static final long WINDOW = 1L << 26;

  private final MessageDigest digest = Digests.sha256();

  public static Sha256 of(MemorySegment bytes) {
    return new SnapshotDigest().update(bytes).finish();
  }

  static Sha256 of(ByteBuffer bytes) {
    return new SnapshotDigest().update(bytes).finish();
  }

  public SnapshotDigest update(MemorySegment bytes) {
    for (long at = 0; at < bytes.byteSize(); at += WINDOW) {
      long length = Math.min(WINDOW, bytes.byteSize() - at);
      digest.update(bytes.asSlice(at, length).asByteBuffer());
    }
    return this;
  }

  /** Reads from the buffer's position to its limit. */
  public SnapshotDigest update(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** The digest of everything so far; the next update starts a new one. */
  public Sha256 finish() {
    return Sha256.of(digest.digest());
  }

  /** The digest of everything so far; the next update goes on. */
  Sha256 soFar() {
    try {
      return Sha256.of(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", e);
    }
  }
}
