package io.sampo.model;

import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/**
 * Weights of a model that has learned nothing: matrices from N(0, 0.02²), norms one, biases and a
 * scalar head zero. A function of the seed and each tensor's name.
 */
public record RandomWeights(long seed) implements Function<TensorSpec, StoredTensor> {
  private static final double DEVIATION = 0.02;

  @Override
  public StoredTensor apply(TensorSpec spec) {
    NoiseKey noise = new NoiseKey(seed, spec.name().hashCode(), 0);
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    for (long i = 0; i < spec.elements(); i++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, value(spec, noise, i));
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }

  private static float value(TensorSpec spec, NoiseKey noise, long i) {
    if (spec.zero()) {
      return 0;
    }
    return spec.shape().size() > 1 ? (float) (DEVIATION * normal(noise, i)) : 1;
  }

  /** Box and Muller 1958. */
  private static double normal(NoiseKey noise, long i) {
    double radius = Math.sqrt(-2 * Math.log1p(-noise.uniform(i, 0)));
    return radius * Math.cos(2 * Math.PI * noise.uniform(i, 1));
  }
}
