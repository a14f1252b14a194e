/** What a person sees when something goes wrong: one line, an exit code, and where the trace is. */
@NullMarked
package io.sampo.app.failure;

import org.jspecify.annotations.NullMarked;
