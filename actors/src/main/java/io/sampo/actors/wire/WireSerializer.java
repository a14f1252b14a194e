package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Turns a {@link Wire} message into bytes and back. The manifest is the number of the format, so
 * that a node of another version is refused by name. A Kryo serves one thread at a time and is
 * borrowed from a pool.
 */
public final class WireSerializer extends SerializerWithStringManifest {
  static final String FORMAT = "1";

  /** Pekko keeps 0 to 40 for itself. */
  private static final int IDENTIFIER = 7_301;

  private static final int SMALL = 1024;

  private final Pool<Kryo> pool;

  public WireSerializer(ExtendedActorSystem system) {
    pool =
        new Pool<>(true, true) {
          @Override
          protected Kryo create() {
            return KryoRegistration.create(ActorRefResolver.get(Adapter.toTyped(system)));
          }
        };
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return FORMAT;
  }

  @Override
  public byte[] toBinary(Object message) {
    Kryo kryo = pool.obtain();
    try (var output = new Output(SMALL, -1)) {
      kryo.writeClassAndObject(output, message);
      return output.toBytes();
    } finally {
      pool.free(kryo);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (!manifest.equals(FORMAT)) {
      throw new NotSerializableException(
          "wire format: " + manifest + " (expected: " + FORMAT + ")");
    }
    Kryo kryo = pool.obtain();
    try (var input = new Input(bytes)) {
      return whole(input, kryo.readClassAndObject(input));
    } finally {
      pool.free(kryo);
    }
  }

  private static Object whole(Input input, Object message) throws NotSerializableException {
    int left = input.limit() - input.position();
    if (left > 0) {
      throw new NotSerializableException(
          message.getClass().getName() + ": " + left + " bytes follow it (expected: 0)");
    }
    return message;
  }
}
