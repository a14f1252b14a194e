/**
 * What can be said from a few seeds: aggregates with bootstrap intervals for tables and plots, and
 * paired differences with Student's interval for verdicts.
 *
 * <p>Source of the aggregates: Agarwal et al. 2021, "Deep reinforcement learning at the edge of the
 * statistical precipice".
 */
@NullMarked
package io.sampo.study.statistics;

import org.jspecify.annotations.NullMarked;
