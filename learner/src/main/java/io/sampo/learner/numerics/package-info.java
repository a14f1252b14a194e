/**
 * What a node's arithmetic comes to, so that unlike machines are told before they meet in a run.
 */
@NullMarked
package io.sampo.learner.numerics;

import org.jspecify.annotations.NullMarked;
