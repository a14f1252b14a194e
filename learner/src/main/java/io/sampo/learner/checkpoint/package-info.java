/** Checkpoints: all of a run's state on disk, complete or absent. */
@NullMarked
package io.sampo.learner.checkpoint;

import org.jspecify.annotations.NullMarked;
