package io.sampo.learner.loss;

/**
 * DPO: −(1−ε) log σ(βΔ) − ε log σ(−βΔ) ([H] eq. 4, [B] eq. 2; label smoothing ε, 0 by default).
 *
 * @param beta β > 0
 * @param labelSmoothing ε in [0, ½)
 */
public record DpoLoss(double beta, double labelSmoothing) implements MarginLoss {

  @Override
  public double ofMargin(double delta) {
    double x = beta * delta;
    return -(1 - labelSmoothing) * LogSigmoid.value(x) - labelSmoothing * LogSigmoid.value(-x);
  }

  @Override
  public double slope(double delta) {
    double x = beta * delta;
    return beta
        * (labelSmoothing * LogSigmoid.derivative(-x)
            - (1 - labelSmoothing) * LogSigmoid.derivative(x));
  }
}
