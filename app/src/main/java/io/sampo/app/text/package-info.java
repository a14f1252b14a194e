/** Numbers as people read them. */
@NullMarked
package io.sampo.app.text;

import org.jspecify.annotations.NullMarked;
