/** Where blocking calls run, away from the threads that carry messages and heartbeats. */
@NullMarked
package io.sampo.actors.blocking;

import org.jspecify.annotations.NullMarked;
