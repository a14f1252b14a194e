package io.sampo.actors.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.RecordSerializer;
import io.sampo.actors.TestSystems;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Content;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.DisabledJavaSerializer;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class WireSerializerTest {
  private static ActorTestKit kit;
  private static WireSerializer serializer;
  private static TestProbe<Object> probe;

  /** Carries the marker, but nobody registered it. */
  private record Stranger(int number) implements Wire {}

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(TestSystems.local());
    serializer = new WireSerializer((ExtendedActorSystem) Adapter.toClassic(kit.system()));
    probe = kit.createTestProbe();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private static Object back(byte[] bytes) throws NotSerializableException {
    return serializer.fromBinary(bytes, WireSerializer.FORMAT);
  }

  @Test
  void everyWireMessageComesBackAsItWas() throws Exception {
    var classes = WireClasses.all();
    assertTrue(classes.size() > 25, "found only " + classes);
    for (Class<? extends Record> type : classes) {
      for (long seed = 0; seed < 30; seed++) {
        Object message = new Generated(seed, probe.ref()).value(type);
        Object again = back(serializer.toBinary(message));
        assertTrue(Content.same(message, again), () -> type + ": " + message + " ≠ " + again);
      }
    }
  }

  @Test
  void pekkoUsesItForWireMessagesAndHasNothingForOthers() {
    var serialization = SerializationExtension.get(kit.system());
    var message = OrderId.training(3);
    assertInstanceOf(WireSerializer.class, serialization.findSerializerFor(message));
    assertInstanceOf(
        DisabledJavaSerializer.class, serialization.findSerializerFor(new JavaSerializable()));
  }

  private static final class JavaSerializable implements java.io.Serializable {}

  @Test
  void anUnregisteredClassIsNotWritten() {
    var e =
        assertThrows(IllegalArgumentException.class, () -> serializer.toBinary(new Stranger(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("Stranger"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> serializer.toBinary(new java.util.BitSet()));
  }

  @Test
  void anUnregisteredClassIsNotRead() {
    var foreign = new Kryo();
    foreign.register(Stranger.class, new RecordSerializer<>(Stranger.class), 999);
    var byNumber = new Output(64);
    foreign.writeClassAndObject(byNumber, new Stranger(1));
    assertThrows(KryoException.class, () -> back(byNumber.toBytes()));

    var open = new Kryo();
    open.setRegistrationRequired(false);
    var byName = new Output(256);
    open.writeClassAndObject(byName, new java.util.ArrayDeque<>());
    assertThrows(RuntimeException.class, () -> back(byName.toBytes()));
  }

  @Test
  void aLyingLengthReservesNoMemory() {
    byte[] bytes =
        serializer.toBinary(
            new WorkResult.Scores(OrderId.training(1), new float[0][], new float[0][]));
    int lies = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] lying = Arrays.copyOf(bytes, bytes.length + 8);
      Arrays.fill(lying, i, Math.min(i + 4, lying.length), (byte) 0xff);
      lying[Math.min(i + 4, lying.length - 1)] = 7;
      var e = assertThrows(Exception.class, () -> back(lying));
      lies += String.valueOf(e.getMessage()).contains("length on the wire") ? 1 : 0;
    }
    assertTrue(lies > 0, "no length was refused as such");
  }

  @Test
  void truncatedAndOverlongMessagesAreRefused() {
    byte[] bytes = serializer.toBinary(OrderId.training(1));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(Exception.class, () -> back(cut));
    }
    assertThrows(
        NotSerializableException.class, () -> back(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void anotherFormatIsRefusedByName() {
    byte[] bytes = serializer.toBinary(OrderId.training(1));
    var e = assertThrows(NotSerializableException.class, () -> serializer.fromBinary(bytes, "2"));
    assertEquals("wire format: 2 (expected: 1)", e.getMessage());
  }

  @Test
  void manyThreadsMayUseItAtOnce() {
    var order = new Order.Score(OrderId.training(5), 1, ids(40), ids(40), ids(40));
    var result = new WorkResult.Scores(order.id(), new float[40][9], new float[40][9]);
    var message = new CompletedOrder(order, result, null);
    try (var pool = new ForkJoinPool(8)) {
      long same =
          pool.submit(
                  () -> IntStream.range(0, 400).parallel().filter(_ -> survives(message)).count())
              .join();
      assertEquals(400, same);
    }
  }

  private static boolean survives(Wire message) {
    try {
      return Content.same(message, back(serializer.toBinary(message)));
    } catch (NotSerializableException e) {
      return false;
    }
  }

  private static int[][] ids(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(r -> IntStream.range(0, r).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void contentTellsApartWhatRecordsCannot() {
    var a = new WorkResult.Scores(OrderId.training(1), new float[][] {{1f}}, new float[][] {{-0f}});
    var b = new WorkResult.Scores(OrderId.training(1), new float[][] {{1f}}, new float[][] {{-0f}});
    var c = new WorkResult.Scores(OrderId.training(1), new float[][] {{1f}}, new float[][] {{0f}});
    assertTrue(Content.same(a, b));
    assertFalse(Content.same(a, c));
  }
}
