/**
 * The run configuration: HOCON read once into typed records, every problem reported together.
 *
 * <pre>
 *   overrides  >  the user's file  >  algorithms/NAME.conf  >  reference.conf
 *                                  |
 *                         {@link io.sampo.config.Settings}      asks for each key, notes each problem
 *                                  |
 *                         {@link io.sampo.config.RunConfig}     one record a section
 * </pre>
 *
 * Paths are relative to the working directory. What each key means stands in {@code
 * reference.conf}.
 */
@NullMarked
package io.sampo.config;

import org.jspecify.annotations.NullMarked;
