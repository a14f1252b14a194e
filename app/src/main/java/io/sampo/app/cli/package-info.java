/**
 * The commands of {@code sampo}: options in, a call into the part that does the work, exit code
 * out.
 */
@NullMarked
package io.sampo.app.cli;

import org.jspecify.annotations.NullMarked;
