/** Counter-based random streams: noise is a function of its key and never stored. */
@NullMarked
package io.sampo.model.noise;

import org.jspecify.annotations.NullMarked;
