package io.sampo.learner.optim;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.engine.TensorMath;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of one step: each micro-batch's are computed into new tensors and folded left, in
 * the order of the micro-batches, so that the sum's bits do not depend on who computed which.
 */
public final class GradientSum implements AutoCloseable {
  private static final PtNDArray[] NONE = {};

  private final TensorMath math;
  private @Nullable Gradients sums;

  public GradientSum(LanguageModel model) {
    this(model.math());
  }

  GradientSum(TensorMath math) {
    this.math = math;
  }

  /**
   * Adds a micro-batch.
   *
   * @param cotangents ∂loss/∂output of the pass, one per output
   */
  public void add(Pass pass, float[] cotangents) {
    add(scope -> pass.gradients(scope, cotangents));
  }

  /** Adds gradients that are computed into a manager of this one's choice. */
  void add(Function<PtNDManager, PtNDArray[]> gradients) {
    add(Gradients.of(math, gradients));
  }

  /** Adds a micro-batch's gradients and closes them; the first become the sum. */
  public void add(Gradients gradients) {
    if (sums == null) {
      sums = gradients;
      return;
    }
    try (gradients) {
      math.accumulate(sums.tensors(), gradients.tensors());
    }
  }

  public boolean isEmpty() {
    return sums == null;
  }

  /** The L2 norm of each weight's gradient, in name order. */
  public double[] norms() {
    return math.norms(tensors());
  }

  /** The L2 norm over all of them together. */
  public double norm() {
    return Math.sqrt(Arrays.stream(norms()).map(n -> n * n).sum());
  }

  /** Scales by min(1, most / (norm + 1e-6)). */
  void clip(double most) {
    double factor = most / (norm() + 1e-6);
    if (factor < 1) {
      math.scale(tensors(), factor);
    }
  }

  PtNDArray[] tensors() {
    return sums == null ? NONE : sums.tensors();
  }

  @Override
  public void close() {
    if (sums != null) {
      sums.close();
    }
  }
}
