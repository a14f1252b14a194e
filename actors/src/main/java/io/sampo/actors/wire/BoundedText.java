package io.sampo.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;

/** Text as UTF-8 under a checked length. */
final class BoundedText extends ImmutableSerializer<String> {
  @Override
  public void write(Kryo kryo, Output output, String text) {
    write(output, text);
  }

  @Override
  public String read(Kryo kryo, Input input, Class<? extends String> type) {
    return read(input);
  }

  static void write(Output output, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    output.writeVarInt(bytes.length, true);
    output.writeBytes(bytes);
  }

  static String read(Input input) {
    return new String(input.readBytes(Lengths.read(input, 1)), UTF_8);
  }
}
