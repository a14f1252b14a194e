/** What weights, files and verdicts are known by. */
@NullMarked
package io.sampo.digest;

import org.jspecify.annotations.NullMarked;
