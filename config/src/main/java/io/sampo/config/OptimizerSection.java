package io.sampo.config;

/**
 * AdamW (Loshchilov and Hutter 2019).
 *
 * @param maxGradNorm the gradient is scaled down to this global norm; 0 leaves it as it is
 * @param warmupSteps updates over which the rate rises from 0 to {@code lr}
 */
public record OptimizerSection(
    double lr,
    double beta1,
    double beta2,
    double eps,
    double weightDecay,
    double maxGradNorm,
    Schedule schedule,
    int warmupSteps) {

  static OptimizerSection from(Settings settings) {
    return new OptimizerSection(
        settings.number("lr", Bounds.POSITIVE),
        settings.number("beta1", Bounds.DECAY),
        settings.number("beta2", Bounds.DECAY),
        settings.number("eps", Bounds.POSITIVE),
        settings.number("weight-decay", Bounds.NOT_NEGATIVE),
        settings.number("max-grad-norm", Bounds.NOT_NEGATIVE),
        settings.choice("schedule", Schedule.class),
        settings.integer("warmup-steps", 0));
  }
}
