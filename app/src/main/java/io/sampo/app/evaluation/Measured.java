package io.sampo.app.evaluation;

/**
 * What was measured of one answer. What could not be measured is NaN.
 *
 * @param win against the reference text: 1, ½ or 0
 * @param score of the golden scorer
 * @param reward of the reward model
 * @param kl exact KL(model ‖ reference), summed over the answer's tokens, nats
 * @param length tokens, the closing end-of-sequence token included
 * @param finished ended by itself
 */
record Measured(double win, double score, double reward, double kl, int length, boolean finished) {}
