package io.sampo.model.lora;

import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Adapters that have learned something: both factors uniform in ±0.1, by their names.
 *
 * @param known what a name counts as, to make adapters equal
 */
record Grown(UnaryOperator<String> known) implements Function<TensorSpec, StoredTensor> {
  static Grown different() {
    return new Grown(name -> name);
  }

  static Grown equal() {
    return new Grown(name -> name.replaceFirst("adapter-\\d+", "adapter"));
  }

  @Override
  public StoredTensor apply(TensorSpec spec) {
    NoiseKey noise = new NoiseKey(3, known.apply(spec.name()).hashCode(), 0);
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    for (long i = 0; i < spec.elements(); i++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (0.2 * noise.uniform(0, i) - 0.1));
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }
}
