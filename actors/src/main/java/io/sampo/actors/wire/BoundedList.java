package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import java.util.ArrayList;
import java.util.List;

/** Any list, read back as an immutable one. Null elements are refused by {@link List#copyOf}. */
final class BoundedList extends ImmutableSerializer<List<?>> {
  @Override
  public void write(Kryo kryo, Output output, List<?> list) {
    output.writeVarInt(list.size(), true);
    for (Object element : list) {
      kryo.writeClassAndObject(output, element);
    }
  }

  @Override
  public List<?> read(Kryo kryo, Input input, Class<? extends List<?>> type) {
    int length = Lengths.read(input, 1);
    var list = new ArrayList<Object>(length);
    for (int i = 0; i < length; i++) {
      list.add(kryo.readClassAndObject(input));
    }
    return List.copyOf(list);
  }
}
