package io.sampo.weights;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.sampo.tls.Handshakes;
import java.util.Optional;

/**
 * Where a server's connections come in: puts a watch on the handshake of each. gRPC tells its
 * interceptors and filters of those only that succeed.
 */
final class ServerDoor extends ChannelInboundHandlerAdapter {
  private final Handshakes handshakes;

  private ServerDoor(Handshakes handshakes) {
    this.handshakes = handshakes;
  }

  /** A channel to listen with; without handshakes a plain one. */
  static ServerChannel open(Optional<Handshakes> handshakes) {
    NioServerSocketChannel channel = new NioServerSocketChannel();
    handshakes.ifPresent(watched -> channel.pipeline().addLast(new ServerDoor(watched)));
    return channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object connection) {
    ((Channel) connection).pipeline().addFirst(new HandshakeWatch(handshakes));
    context.fireChannelRead(connection);
  }
}
