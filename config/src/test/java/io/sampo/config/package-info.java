/** Tests of the run configuration. */
@NullMarked
package io.sampo.config;

import org.jspecify.annotations.NullMarked;
