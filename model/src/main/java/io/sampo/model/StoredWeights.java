package io.sampo.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.noise.NoiseKey;

/**
 * Weights that lie in memory as the program wants them.
 *
 * @param parameters those that may be trained
 * @param slots by slot; one may stand twice
 */
record StoredWeights(Parameters parameters, PtNDArray[] slots) implements Weights {
  @Override
  public PtNDArray[] fixed(PtNDManager scope) {
    return slots;
  }

  @Override
  public PtNDArray[] differentiable(PtNDManager scope, NoiseKey noise) {
    return slots;
  }

  @Override
  public PtNDArray[] dense(PtNDManager scope) {
    return slots;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
