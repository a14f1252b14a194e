/** A real PostgreSQL for tests, from binaries that Maven fetches: nothing has to be installed. */
@NullMarked
package io.sampo.postgres;

import org.jspecify.annotations.NullMarked;
