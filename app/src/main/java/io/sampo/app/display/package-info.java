/**
 * What a running run shows: {@link io.sampo.app.display.RunView} is the moment, {@link
 * io.sampo.app.display.RunDisplay} draws it.
 */
@NullMarked
package io.sampo.app.display;

import org.jspecify.annotations.NullMarked;
