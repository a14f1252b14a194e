package io.sampo.actors.remote;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.RecordSerializer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.TestSystems;
import io.sampo.actors.wire.Wire;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import java.io.NotSerializableException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no node should say to another is refused, logged once, and nothing else happens. */
final class RefusedMessagesTest {
  private static ActorTestKit here;
  private static ActorTestKit there;
  private static Crossing crossing;

  /** Carries the marker, but nobody registered it. */
  record Unregistered(int number) implements Wire {}

  /** Writes the unregistered class as if it had a number, in the name of the nodes' serializer. */
  public static final class Forger extends SerializerWithStringManifest {
    private final Kryo kryo = new Kryo();

    public Forger() {
      kryo.register(Unregistered.class, new RecordSerializer<>(Unregistered.class), 999);
    }

    @Override
    public int identifier() {
      return 7_301;
    }

    @Override
    public String manifest(Object message) {
      return "1";
    }

    @Override
    public byte[] toBinary(Object message) {
      Output output = new Output(64);
      kryo.writeClassAndObject(output, message);
      return output.toBytes();
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
      throw new NotSerializableException("it only writes");
    }
  }

  @BeforeAll
  static void formACluster() {
    here = TestSystems.node();
    there = TestSystems.node();
    TestSystems.join(here, there);
    crossing = Crossing.between(here, there);
  }

  @AfterAll
  static void stop() {
    there.shutdownTestKit();
    here.shutdownTestKit();
  }

  @AfterEach
  void nothingElseHappened() {
    crossing.isOpen();
  }

  /** Sends a message that the node itself must refuse to send. */
  private static void refusedHere(Object message) {
    LoggingTestKit.error(message.getClass().getName())
        .expect(
            here.system(),
            () -> {
              crossing.tell(message);
              return true;
            });
  }

  @Test
  void anUnregisteredClassIsNotSent() {
    refusedHere(new Unregistered(1));
  }

  @Test
  void anOversizedFrameIsNotSent() {
    var logProbs = new float[1][2 << 20];
    refusedHere(new WorkResult.Scores(OrderId.training(1), logProbs, logProbs));
  }

  @Test
  void anUnregisteredClassIsNotReceived() {
    Config forging =
        ConfigFactory.parseString(
                "pekko.actor.serializers.sampo-wire = \"" + Forger.class.getName() + "\"")
            .withFallback(TestSystems.settings());
    ActorTestKit forger = ActorTestKit.create(TestSystems.CLUSTER, forging);
    try {
      Crossing forged = Crossing.between(forger, there);
      LoggingTestKit.error("Failed to deserialize message")
          .expect(
              there.system(),
              () -> {
                forged.tell(new Unregistered(1));
                return true;
              });
      forged.arrivals().expectNoMessage();
    } finally {
      forger.shutdownTestKit();
    }
  }

  @Test
  void garbageOnThePortIsHeardByNobody() {
    Stranger.babbles(here);
    Crossing.between(there, here).isOpen();
  }
}
