package io.sampo.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.noise.NoiseKey;

/** Where a decoder's passes take their weights from, and which tensors among them are trained. */
public interface Weights extends AutoCloseable {
  /** What is trained, and what a snapshot holds. */
  Parameters parameters();

  /** The program's weights, without a graph. What has to be made for it belongs to the scope. */
  PtNDArray[] fixed(PtNDManager scope);

  /**
   * The same with the graph back to the parameters.
   *
   * @param noise what a layer that drops inputs at random in training is keyed by
   */
  PtNDArray[] differentiable(PtNDManager scope, NoiseKey noise);

  /** One dense tensor a slot, as a model folder holds them. */
  PtNDArray[] dense(PtNDManager scope);

  /** Gives back what it made; no weights of a base. */
  @Override
  void close();
}
