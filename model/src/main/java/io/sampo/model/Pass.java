package io.sampo.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.engine.Program;
import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;

/**
 * A forward pass whose graph is kept until it is closed. A loss reads the outputs, works out
 * ∂loss/∂output for each in plain arithmetic, and asks for the weights' gradients: the model needs
 * to know no loss, the loss no model.
 */
public final class Pass implements AutoCloseable {
  private final LanguageModel model;
  private final PtNDManager scope;
  private final PtNDArray outputs;

  Pass(LanguageModel model, Rows rows, Output output, NoiseKey noise, double... temperature) {
    this.model = model;
    this.scope = Program.newManager(model.compute().device());
    try {
      this.outputs = model.differentiable(scope, output, rows, noise, temperature);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** One number per entry of the rows' {@code at}. */
  public float[] outputs() {
    return outputs.toFloatArray();
  }

  /** The outputs of a pass at a temperature. */
  public TemperedLogProbs tempered() {
    return TemperedLogProbs.of(outputs());
  }

  /**
   * Gradients of the parameters, in name order, zero where one has no part in the outputs.
   *
   * @param owner the manager that the new tensors belong to
   * @param cotangents ∂loss/∂output, one per output; what a tempered pass has beside its outputs is
   *     no variable
   */
  public PtNDArray[] gradients(PtNDManager owner, float[] cotangents) {
    Shape shape = outputs.getShape();
    float[] all = Arrays.copyOf(cotangents, Math.toIntExact(shape.size()));
    PtNDArray directions = (PtNDArray) scope.create(all, shape);
    return model.math().gradients(owner, outputs, directions, model.parameters().tensors());
  }

  @Override
  public void close() {
    scope.close();
  }
}
