/**
 * Studies of the real system: which runs they need, what is read from those, and what is claimed of
 * it. Nothing here runs anything.
 */
@NullMarked
package io.sampo.study.run;

import org.jspecify.annotations.NullMarked;
