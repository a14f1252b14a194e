/**
 * TLS between the nodes of a deployment: what a node shows to its peers, whom it believes, and who
 * was refused. Knows the JDK only; cluster and gRPC each take from it what they need.
 *
 * <pre>
 *   ca.pem  node.pem  node.key ─▶ IdentityFiles ─▶ Identity ─┬─▶ keys, trust, context
 *                                                            └─▶ Handshakes ◀── those that fail
 * </pre>
 */
@NullMarked
package io.sampo.tls;

import org.jspecify.annotations.NullMarked;
