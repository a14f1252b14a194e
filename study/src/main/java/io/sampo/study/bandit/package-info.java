/**
 * The synthetic experiments of [H] section 6.1 at the paper's own sizes: a policy over a hundred or
 * five hundred responses, no prompt, in float64. The losses are those of training; a policy turns
 * their slopes by log-prob into a step of its weights.
 */
@NullMarked
package io.sampo.study.bandit;

import org.jspecify.annotations.NullMarked;
