package io.sampo.model.lora;

import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adapters that have learned nothing, as PEFT starts them: A uniform in ±1/√in (Kaiming's rule with
 * a = √5), B zero, so that the policy is the base. A function of the seed and each tensor's name,
 * which holds the adapter's number.
 */
record NewAdapters(long seed) implements Function<TensorSpec, StoredTensor> {
  /** Part of what a seed means: these numbers never change. */
  private static final long STREAM = 41;

  private static final Pattern NAME = Pattern.compile("adapter-(\\d+)\\.(.+)\\.lora_A\\.weight");

  @Override
  public StoredTensor apply(TensorSpec spec) {
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    Matcher name = NAME.matcher(spec.name());
    if (name.matches()) {
      fill(bytes, spec, Integer.parseInt(name.group(1)), name.group(2).hashCode());
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }

  private void fill(MemorySegment bytes, TensorSpec spec, int adapter, long module) {
    NoiseKey noise = new NoiseKey(seed, STREAM, adapter);
    double bound = 1 / Math.sqrt(spec.shape().get(1));
    for (long i = 0; i < spec.elements(); i++) {
      float value = (float) (bound * (2 * noise.uniform(module, i) - 1));
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
  }
}
