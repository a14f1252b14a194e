package io.sampo.actors.wire;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pekko.actor.typed.ActorRef;

/** Makes up values of any type that a wire message may have. */
final class Generated {
  private final Random random;
  private final ActorRef<?> ref;

  Generated(long seed, ActorRef<?> ref) {
    this.random = new Random(seed);
    this.ref = ref;
  }

  Object value(Type type) {
    return type instanceof ParameterizedType p ? generic(p) : plain((Class<?>) type);
  }

  private Object generic(ParameterizedType type) {
    if (type.getRawType() == List.class) {
      Type element = type.getActualTypeArguments()[0];
      return List.copyOf(
          random.ints(random.nextInt(4), 0, 1).mapToObj(_ -> value(element)).toList());
    }
    if (type.getRawType() == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        map.put(value(type.getActualTypeArguments()[0]), value(type.getActualTypeArguments()[1]));
      }
      return map;
    }
    return plain((Class<?>) type.getRawType());
  }

  private Object plain(Class<?> type) {
    if (type.isRecord()) {
      return record(type);
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), random.nextInt(5));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, value(type.getComponentType()));
      }
      return array;
    }
    if (type.isEnum()) {
      return oneOf(type.getEnumConstants());
    }
    if (type.isSealed()) {
      return value((Class<?>) oneOf(type.getPermittedSubclasses()));
    }
    return type == ActorRef.class ? ref : scalar(type);
  }

  private Object scalar(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return random.nextInt();
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong(Long.MAX_VALUE);
    }
    if (type == float.class) {
      return Float.intBitsToFloat(random.nextInt());
    }
    if (type == double.class || type == Double.class) {
      return random.nextGaussian() * 1e30;
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == String.class) {
      return "%064x".formatted(random.nextLong(Long.MAX_VALUE));
    }
    throw new IllegalArgumentException(type + " has no place in a wire message");
  }

  private Object oneOf(Object[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components).map(c -> value(c.getGenericType())).toArray(Object[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }
}
