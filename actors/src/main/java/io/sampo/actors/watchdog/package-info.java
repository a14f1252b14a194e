/** Names whatever waits too long, with what it waits for. One watchdog a node. */
@NullMarked
package io.sampo.actors.watchdog;

import org.jspecify.annotations.NullMarked;
