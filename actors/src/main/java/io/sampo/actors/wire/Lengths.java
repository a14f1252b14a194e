package io.sampo.actors.wire;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/**
 * Reads the length of what follows and believes it only as far as bytes are left: a lying length
 * fails here instead of reserving memory for it.
 */
final class Lengths {
  private Lengths() {}

  /** The number of elements that follow, each of at least {@code bytesEach} bytes. */
  static int read(Input input, int bytesEach) {
    int length = input.readVarInt(true);
    int left = input.limit() - input.position();
    if (length < 0 || (long) length * bytesEach > left) {
      throw new KryoException(
          "length on the wire: "
              + Integer.toUnsignedString(length)
              + " (expected: at most "
              + left / bytesEach
              + ", since "
              + left
              + " bytes are left)");
    }
    return length;
  }
}
