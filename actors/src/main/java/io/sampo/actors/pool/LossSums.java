package io.sampo.actors.pool;

import io.sampo.actors.wire.Wire;

/**
 * What a helper measured on one micro-batch for one member of the policy. Metrics only, but for the
 * loss, which must be finite.
 *
 * @param chosen log-probs of the winners, nats
 * @param rejected log-probs of the losers, nats
 * @param right pairs with Δ above 0
 * @param importance ratios of the samples
 * @param gap largest difference between a sample's log-prob as it came and the learner's own, nats
 * @param apart tokens where that difference is more than it may be
 * @param compared tokens that have both
 */
public record LossSums(
    double loss,
    double chosen,
    double rejected,
    double margin,
    int right,
    int pairs,
    double importance,
    int samples,
    double gap,
    long apart,
    long compared)
    implements Wire {}
