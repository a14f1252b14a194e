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
import io.sampo.tls.Identity;
import java.io.NotSerializableException;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What no node should say to another is refused, logged once, and nothing else happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedMessages {
  private final Optional<Identity> identity;
  private final ActorTestKit here;
  private final ActorTestKit there;
  private final Crossing crossing;

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

  /**
   * Makes a cluster of two nodes.
   *
   * @param identity of both, where their messages travel under TLS
   */
  RefusedMessages(Optional<Identity> identity) {
    this.identity = identity;
    here = node(ConfigFactory.empty());
    there = node(ConfigFactory.empty());
    TestSystems.join(here, there);
    crossing = Crossing.between(here, there);
  }

  @AfterAll
  void stop() {
    end(there);
    end(here);
  }

  private ActorTestKit node(Config own) {
    return identity
        .map(shown -> TlsSystems.node(shown, own))
        .orElseGet(() ->
            ActorTestKit.create(TestSystems.CLUSTER, own.withFallback(TestSystems.settings())));
  }

  private void end(ActorTestKit node) {
    identity.ifPresentOrElse(_ -> TlsSystems.end(node), node::shutdownTestKit);
  }

  @AfterEach
  void nothingElseHappened() {
    crossing.isOpen();
  }

  /** Sends a message that the node itself must refuse to send. */
  private void refusedHere(Object message) {
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
            "pekko.actor.serializers.sampo-wire = \"" + Forger.class.getName() + "\"");
    ActorTestKit forger = node(forging);
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
      end(forger);
    }
  }

  @Test
  void garbageOnThePortIsHeardByNobody() {
    Stranger.babbles(here);
    Crossing.between(there, here).isOpen();
  }
}
