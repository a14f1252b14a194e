package io.sampo.learner.supervised;

import io.sampo.model.Parameters;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The best weights of a training by a figure measured on the way. It ends the training when the
 * figure has not been bettered for some measurements.
 */
public final class BestSoFar implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final Parameters parameters;
  private final MemorySegment weights;
  private final int patience;
  private double best = Double.NEGATIVE_INFINITY;
  private int worse;

  /**
   * @param patience measurements in a row without a better one that end the training
   */
  public BestSoFar(Parameters parameters, int patience) {
    this.parameters = parameters;
    this.patience = patience;
    this.weights = arena.allocate(parameters.byteSize());
  }

  /**
   * Takes the figure of the weights as they stand; larger is better, an equal one is not.
   *
   * @return whether the training goes on
   */
  public boolean goesOn(double figure) {
    if (figure > best) {
      best = figure;
      worse = 0;
      parameters.copyTo(weights);
    } else {
      worse++;
    }
    return worse < patience;
  }

  /** Whether anything was measured. */
  public boolean measured() {
    return best > Double.NEGATIVE_INFINITY;
  }

  public double best() {
    return best;
  }

  /** Gives the model the weights of the best figure. */
  public void restore() {
    parameters.copyFrom(weights);
  }

  @Override
  public void close() {
    arena.close();
  }
}
