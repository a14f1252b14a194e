package io.sampo.study.statistics;

/**
 * A number that was computed from samples, with its 95 % interval.
 *
 * @param samples how many numbers it comes from
 */
public record Estimate(double value, Interval interval, int samples) {}
