package io.sampo.learner.optim;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.engine.Program;
import io.sampo.model.engine.TensorMath;
import java.util.function.Function;

/**
 * One micro-batch's gradients of one model, in name order of its weights, in tensors of their own.
 */
public final class Gradients implements AutoCloseable {
  private final PtNDManager manager;
  private final PtNDArray[] tensors;

  private Gradients(PtNDManager manager, PtNDArray[] tensors) {
    this.manager = manager;
    this.tensors = tensors;
  }

  /**
   * Those of a pass.
   *
   * @param cotangents ∂loss/∂output of the pass, one per output
   */
  public static Gradients of(LanguageModel model, Pass pass, float[] cotangents) {
    return of(model.math(), scope -> pass.gradients(scope, cotangents));
  }

  /** Those that are made, by whatever it is, into a manager of these alone. */
  public static Gradients of(TensorMath math, Function<PtNDManager, PtNDArray[]> made) {
    PtNDManager manager = Program.newManager(math.device());
    try {
      return new Gradients(manager, made.apply(manager));
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  public PtNDArray[] tensors() {
    return tensors.clone();
  }

  @Override
  public void close() {
    manager.close();
  }
}
