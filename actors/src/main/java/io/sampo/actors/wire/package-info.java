/** Serialization of what crosses nodes: Kryo with registration required. */
@NullMarked
package io.sampo.actors.wire;

import org.jspecify.annotations.NullMarked;
