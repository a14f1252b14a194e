/** Tests of the bundled task. */
@NullMarked
package io.sampo.task;

import org.jspecify.annotations.NullMarked;
