/** Judge workers: pull a rollout, score or compare it. */
@NullMarked
package io.sampo.judge;

import org.jspecify.annotations.NullMarked;
