package io.sampo.model.lora;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;

/**
 * Dropout before an adapter in training (Srivastava et al. 2014). The mask is made in the decoder's
 * program, from one key a slot: a function of (seed, order, adapter, slot, place).
 *
 * @param share probability that an input is dropped
 * @param slots of the decoder
 * @param adapter that is trained
 */
record Dropout(double share, int slots, int adapter) {
  /** Random bits of one number. */
  private static final double RANGE = 0x1.0p53;

  /** The weights with the keys and the threshold behind them, if anything is dropped. */
  PtNDArray[] keyed(PtNDManager scope, NoiseKey noise, PtNDArray[] weights) {
    if (share == 0) {
      return weights;
    }
    long[] keys = new long[slots + 1];
    for (int slot = 0; slot < slots; slot++) {
      keys[slot] = noise.bits(adapter, slot);
    }
    keys[slots] = (long) (share * RANGE);
    PtNDArray[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = (PtNDArray) scope.create(keys, new Shape(keys.length));
    return all;
  }
}
