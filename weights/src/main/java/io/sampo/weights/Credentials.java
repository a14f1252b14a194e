package io.sampo.weights;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.sampo.tls.Identity;

/** A node's identity as gRPC takes it. */
final class Credentials {
  private Credentials() {}

  /** A receiver shows a certificate, or nothing is said. */
  static ServerCredentials ofServer(Identity identity) {
    return TlsServerCredentials.newBuilder()
        .keyManager(identity.keys())
        .trustManager(identity.trust())
        .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
        .build();
  }

  static ChannelCredentials ofClient(Identity identity) {
    return TlsChannelCredentials.newBuilder()
        .keyManager(identity.keys())
        .trustManager(identity.trust())
        .build();
  }
}
