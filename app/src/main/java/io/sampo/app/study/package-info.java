/**
 * {@code sampo study}: makes the runs that a study needs, each in a process of its own and kept
 * under its key, and writes what they come to.
 */
@NullMarked
package io.sampo.app.study;

import org.jspecify.annotations.NullMarked;
