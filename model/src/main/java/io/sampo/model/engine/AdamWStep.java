package io.sampo.model.engine;

/** The numbers of one AdamW update. */
public record AdamWStep(
    double learningRate, double beta1, double beta2, double weightDecay, double epsilon) {}
