package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;

/**
 * Serializers of arrays: a checked length, then the elements. Whole numbers take 1 to 9 bytes, so a
 * token id of a small vocabulary takes 1 or 2; floating-point numbers keep their bits.
 */
final class BoundedArrays {
  private BoundedArrays() {}

  static Serializer<int[]> ints() {
    return new Bounded<>(1) {
      @Override
      int length(int[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, int[] array) {
        output.writeInts(array, 0, array.length, true);
      }

      @Override
      int[] elements(Kryo kryo, Input input, int length) {
        return input.readInts(length, true);
      }
    };
  }

  static Serializer<long[]> longs() {
    return new Bounded<>(1) {
      @Override
      int length(long[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, long[] array) {
        output.writeLongs(array, 0, array.length, true);
      }

      @Override
      long[] elements(Kryo kryo, Input input, int length) {
        return input.readLongs(length, true);
      }
    };
  }

  static Serializer<float[]> floats() {
    return new Bounded<>(Float.BYTES) {
      @Override
      int length(float[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, float[] array) {
        output.writeFloats(array, 0, array.length);
      }

      @Override
      float[] elements(Kryo kryo, Input input, int length) {
        return input.readFloats(length);
      }
    };
  }

  static Serializer<double[]> doubles() {
    return new Bounded<>(Double.BYTES) {
      @Override
      int length(double[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, double[] array) {
        output.writeDoubles(array, 0, array.length);
      }

      @Override
      double[] elements(Kryo kryo, Input input, int length) {
        return input.readDoubles(length);
      }
    };
  }

  static Serializer<boolean[]> booleans() {
    return new Bounded<>(1) {
      @Override
      int length(boolean[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, boolean[] array) {
        output.writeBooleans(array, 0, array.length);
      }

      @Override
      boolean[] elements(Kryo kryo, Input input, int length) {
        return input.readBooleans(length);
      }
    };
  }

  /** Arrays whose elements are written by the serializer of their class. */
  static <T> Serializer<T[]> rows(Class<T> element) {
    return new Bounded<>(1) {
      @Override
      int length(T[] array) {
        return array.length;
      }

      @Override
      void elements(Kryo kryo, Output output, T[] array) {
        for (T row : array) {
          kryo.writeObject(output, row);
        }
      }

      @Override
      @SuppressWarnings("unchecked") // an array of `element` is a T[]
      T[] elements(Kryo kryo, Input input, int length) {
        T[] array = (T[]) Array.newInstance(element, length);
        for (int i = 0; i < length; i++) {
          array[i] = kryo.readObject(input, element);
        }
        return array;
      }
    };
  }

  private abstract static class Bounded<A> extends Serializer<A> {
    private final int bytesEach;

    Bounded(int bytesEach) {
      this.bytesEach = bytesEach;
      setAcceptsNull(false);
    }

    abstract int length(A array);

    abstract void elements(Kryo kryo, Output output, A array);

    abstract A elements(Kryo kryo, Input input, int length);

    @Override
    public void write(Kryo kryo, Output output, A array) {
      output.writeVarInt(length(array), true);
      elements(kryo, output, array);
    }

    @Override
    public A read(Kryo kryo, Input input, Class<? extends A> type) {
      return elements(kryo, input, Lengths.read(input, bytesEach));
    }
  }
}
