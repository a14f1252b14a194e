package io.sampo.learner.step;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.learner.SmallModel;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.Weights;
import io.sampo.model.noise.NoiseKey;

/** A small model's weights that count the passes which ask for them. */
final class CountedWeights implements Weights {
  private final LanguageModel base;
  private int scoring;
  private int differentiable;

  CountedWeights(long seed) {
    this.base = SmallModel.language(seed);
  }

  LanguageModel model() {
    return base.over(this);
  }

  /** Forward passes without a graph, made so far. */
  int scoring() {
    return scoring;
  }

  /** Forward passes with a graph, made so far. */
  int differentiable() {
    return differentiable;
  }

  @Override
  public Parameters parameters() {
    return base.parameters();
  }

  @Override
  public PtNDArray[] fixed(PtNDManager scope) {
    scoring++;
    return base.bySlot();
  }

  @Override
  public PtNDArray[] differentiable(PtNDManager scope, NoiseKey noise) {
    differentiable++;
    return base.bySlot();
  }

  @Override
  public PtNDArray[] dense(PtNDManager scope) {
    return base.bySlot();
  }

  /** Nothing: whoever counts closes the base. */
  @Override
  public void close() {}

  void closeBase() {
    base.close();
  }
}
