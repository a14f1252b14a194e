package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Any map, read back as an immutable one in the order in which it was written. */
final class BoundedMap extends ImmutableSerializer<Map<?, ?>> {
  @Override
  public void write(Kryo kryo, Output output, Map<?, ?> map) {
    output.writeVarInt(map.size(), true);
    for (var entry : map.entrySet()) {
      kryo.writeClassAndObject(output, entry.getKey());
      kryo.writeClassAndObject(output, entry.getValue());
    }
  }

  @Override
  public Map<?, ?> read(Kryo kryo, Input input, Class<? extends Map<?, ?>> type) {
    int length = Lengths.read(input, 2);
    var map = new LinkedHashMap<Object, Object>();
    for (int i = 0; i < length; i++) {
      map.put(kryo.readClassAndObject(input), kryo.readClassAndObject(input));
    }
    return Collections.unmodifiableMap(map);
  }
}
