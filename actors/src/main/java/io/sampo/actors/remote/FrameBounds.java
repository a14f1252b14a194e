package io.sampo.actors.remote;

import com.typesafe.config.Config;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a connection between actor systems may carry.
 *
 * @param magics words that it may begin with, as little-endian numbers
 * @param frame largest frame of control and ordinary messages, bytes
 * @param largeFrame largest frame of large messages, bytes
 */
record FrameBounds(Set<Integer> magics, long frame, long largeFrame) {
  private static final String PATH = "pekko.remote.artery.advanced";

  FrameBounds {
    magics = Set.copyOf(magics);
  }

  /** As the settings of an actor system have it. */
  static FrameBounds from(Config settings) {
    Config artery = settings.getConfig(PATH);
    return new FrameBounds(
        artery.getStringList("tcp-magic").stream()
            .map(FrameBounds::magic)
            .collect(Collectors.toSet()),
        artery.getBytes("maximum-frame-size"),
        artery.getBytes("maximum-large-frame-size"));
  }

  /** The first four bytes of a word. */
  private static int magic(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** The bound of a connection's frames, bytes; below 0 for a kind of connection that is none. */
  long ofStream(byte stream) {
    return switch (stream) {
      case 1, 2 -> frame;
      case 3 -> largeFrame;
      default -> -1;
    };
  }
}
