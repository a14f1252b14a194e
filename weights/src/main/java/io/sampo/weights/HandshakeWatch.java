package io.sampo.weights;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import io.sampo.tls.Handshakes;
import java.net.InetSocketAddress;

/** Waits for a connection's first bytes, asks to hear how its handshake ends, and steps aside. */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {
  private final Handshakes handshakes;

  HandshakeWatch(Handshakes handshakes) {
    this.handshakes = handshakes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    String peer = host(context.channel());
    SslHandler tls = context.pipeline().get(SslHandler.class);
    var _ = tls.handshakeFuture().addListener((Future<Channel> end) -> onEnd(peer, end));
    context.pipeline().remove(this);
    context.fireChannelRead(bytes);
  }

  private void onEnd(String peer, Future<Channel> handshake) {
    if (!handshake.isSuccess()) {
      handshakes.failed(peer, handshake.cause());
    }
  }

  /** Without the port, which is another with every attempt. */
  private static String host(Channel channel) {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
  }
}
