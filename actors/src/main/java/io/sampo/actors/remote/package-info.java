/** Remoting under TLS: what Pekko needs of a node's identity. */
@NullMarked
package io.sampo.actors.remote;

import org.jspecify.annotations.NullMarked;
