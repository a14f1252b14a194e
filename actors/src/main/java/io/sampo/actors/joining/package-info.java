/** Who may join a run's cluster. */
@NullMarked
package io.sampo.actors.joining;

import org.jspecify.annotations.NullMarked;
