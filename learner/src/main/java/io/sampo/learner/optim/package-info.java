/** The optimizer: gradients folded over micro-batches, clipping, AdamW, learning-rate schedules. */
@NullMarked
package io.sampo.learner.optim;

import org.jspecify.annotations.NullMarked;
