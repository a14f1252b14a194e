package io.sampo.learner.optim;

/**
 * The constants of AdamW and of clipping.
 *
 * @param maxGradNorm the global norm above which gradients are scaled down; infinite switches
 *     clipping off
 */
public record AdamWSettings(
    double beta1, double beta2, double epsilon, double weightDecay, double maxGradNorm) {}
