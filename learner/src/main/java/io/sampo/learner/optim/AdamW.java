package io.sampo.learner.optim;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.LanguageModel;
import io.sampo.model.engine.AdamWStep;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.Arrays;

/**
 * AdamW (Loshchilov and Hutter 2019) on a list of weights: p ← p·(1 − lr·decay); m ← β₁m + (1−β₁)g;
 * v ← β₂v + (1−β₂)g²; p ← p − lr · m̂ / (√v̂ + ε). Its state is two tensors a weight and the count
 * of updates.
 */
public final class AdamW implements AutoCloseable {
  private final TensorMath math;
  private final AdamWSettings settings;
  private final PtNDManager manager;
  private final PtNDArray[] weights;
  private final PtNDArray[] means;
  private final PtNDArray[] variances;
  private int updates;

  /** For all weights of a model. */
  public AdamW(LanguageModel model, AdamWSettings settings) {
    this(model.math(), model.parameters().tensors(), settings);
  }

  AdamW(TensorMath math, PtNDArray[] weights, AdamWSettings settings) {
    this.math = math;
    this.settings = settings;
    this.manager = Program.newManager(math.device());
    this.weights = weights;
    this.means = math.zerosLike(manager, weights);
    this.variances = math.zerosLike(manager, weights);
  }

  /** Clips by global norm and updates the weights in place. */
  public void update(GradientSum gradients, double learningRate) {
    gradients.clip(settings.maxGradNorm());
    AdamWStep step =
        new AdamWStep(
            learningRate,
            settings.beta1(),
            settings.beta2(),
            settings.weightDecay(),
            settings.epsilon());
    updates++;
    try (PtNDManager scope = Program.newManager(math.device())) {
      math.adamw(weights, gradients.tensors(), means, variances, counts(scope), step);
    }
  }

  private PtNDArray[] counts(PtNDManager scope) {
    return Arrays.stream(weights)
        .map(w -> (PtNDArray) scope.full(new Shape(), updates, DataType.FLOAT32))
        .toArray(PtNDArray[]::new);
  }

  /** First moments, one tensor a weight in name order. */
  public PtNDArray[] means() {
    return means.clone();
  }

  /** Second moments, one tensor a weight in name order. */
  public PtNDArray[] variances() {
    return variances.clone();
  }

  /** How many arrays the optimizer holds. */
  public int arrays() {
    return manager.getManagedArrays().size();
  }

  /** Updates made so far. */
  public int updates() {
    return updates;
  }

  /** Goes on from a checkpoint's count; the moments are overwritten by their reader. */
  public void resumeAt(int madeUpdates) {
    updates = madeUpdates;
  }

  @Override
  public void close() {
    manager.close();
  }
}
