/** Tests of prompts and preference data. */
@NullMarked
package io.sampo.data;

import org.jspecify.annotations.NullMarked;
