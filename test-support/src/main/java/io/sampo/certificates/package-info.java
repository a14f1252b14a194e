/** Certificates for tests, made as people make theirs. */
@NullMarked
package io.sampo.certificates;

import org.jspecify.annotations.NullMarked;
