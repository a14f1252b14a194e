package io.sampo.learner.optim;

/**
 * A learning rate over a run, with a linear warm-up. Update i (from 0) of n uses {@code rate(i)};
 * the cosine rises again past its end, as in the reference implementation.
 *
 * @param shape what follows the warm-up
 * @param peak the rate at the end of the warm-up
 * @param floor the share of the peak at which a linear schedule ends, 0..1
 */
public record Schedule(Shape shape, double peak, int warmup, int updates, double floor) {

  /** The course of the rate after the warm-up. */
  public enum Shape {
    CONSTANT,
    LINEAR,
    COSINE
  }

  public static Schedule of(Shape shape, double peak, int warmup, int updates) {
    return new Schedule(shape, peak, warmup, updates, 0);
  }

  public double rate(int update) {
    if (update < warmup) {
      return peak * update / Math.max(1, warmup);
    }
    return peak * share(update);
  }

  private double share(int update) {
    double length = Math.max(1, updates - warmup);
    return switch (shape) {
      case CONSTANT -> 1;
      case LINEAR -> floor + (1 - floor) * Math.max(0, (updates - update) / length);
      case COSINE -> Math.max(0, 0.5 * (1 + Math.cos(Math.PI * (update - warmup) / length)));
    };
  }
}
