package io.sampo.actors.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come over a connection, and where reading along stops. */
final class FrameFollowerTest {
  private static final FrameBounds BOUNDS =
      new FrameBounds(FrameBounds.from(TestSystems.settings()).magics(), 100, 300);

  /** How many bytes passed, and what was wrong with the last of them. */
  private record Verdict(int at, Optional<String> objection) {}

  /** Bytes in parts that end at those places. */
  private static Verdict verdict(byte[] bytes, int... ends) {
    FrameFollower follower = new FrameFollower(BOUNDS);
    int begin = 0;
    for (int end : ends) {
      ByteBuffer part = ByteBuffer.wrap(bytes, begin, end - begin);
      Optional<String> objection = follower.follow(part);
      if (objection.isPresent()) {
        return new Verdict(part.position(), objection);
      }
      begin = end;
    }
    return new Verdict(begin, Optional.empty());
  }

  private static Verdict inOne(byte[] bytes) {
    return verdict(bytes, bytes.length);
  }

  /** A connection whose frames are said to have these lengths, and have no other. */
  private static byte[] said(String magic, int stream, int... lengths) {
    ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(magic.getBytes(StandardCharsets.US_ASCII)).put((byte) stream);
    for (int length : lengths) {
      bytes.putInt(length).put(new byte[Math.clamp(length, 0, 300)]);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void refused(int at, String why, byte[] bytes) {
    Verdict verdict = inOne(bytes);
    assertEquals(at, verdict.at());
    assertTrue(verdict.objection().orElse("").contains(why), verdict.toString());
  }

  @ParameterizedTest
  @CsvSource({"AKKA, 1, 100", "AKKA, 2, 100", "PEKK, 2, 100", "AKKA, 3, 300"})
  void framesUpToTheBoundOfTheirStreamPass(String magic, int stream, int length) {
    byte[] bytes = said(magic, stream, 0, length, 1, length);
    assertEquals(new Verdict(bytes.length, Optional.empty()), inOne(bytes));
  }

  @ParameterizedTest
  @CsvSource({"1, 101", "2, 101", "2, 2147483647", "2, -1", "2, -2147483648", "3, 301"})
  void aLengthOutOfBoundsIsRefusedAtItsLastByte(int stream, int length) {
    refused(5 + 4 + 7 + 4, "out of bounds", said("AKKA", stream, 7, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AKKB", "GET ", "akka"})
  void anotherMagicIsRefused(String magic) {
    refused(5, "does not begin", said(magic, 1, 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 255})
  void anotherStreamIsRefused(int stream) {
    refused(5, "unknown stream", said("AKKA", stream, 7));
  }

  /** However the network cuts it: the bytes alone decide, whole or broken off. */
  @Property
  void everySplitGivesTheSameVerdict(@ForAll long seed, @ForAll @IntRange(max = 8) int cuts) {
    Random random = new Random(seed);
    int[] lengths = random.ints(random.nextInt(6), 0, 103).toArray();
    byte[] whole = said(random.nextInt(9) == 0 ? "AKKX" : "AKKA", 1 + random.nextInt(3), lengths);
    byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
    int[] ends = random.ints(cuts + 1L, 0, bytes.length + 1).sorted().toArray();
    ends[cuts] = bytes.length;
    assertEquals(inOne(bytes), verdict(bytes, ends));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AKKA", "AKKB"})
  void whatComesBehindARefusedHeadIsRefusedToo(String magic) {
    FrameFollower follower = new FrameFollower(BOUNDS);
    Optional<String> objection = follower.follow(ByteBuffer.wrap(said(magic, 1, -1)));
    assertTrue(objection.isPresent());
    assertEquals(objection, follower.follow(ByteBuffer.wrap(said("AKKA", 1, 7))));
  }
}
