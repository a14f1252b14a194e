package io.sampo.weights;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one server or client that move bytes between sockets and gRPC. They are its own,
 * not the process's, so that they end with it.
 */
final class EventLoops implements AutoCloseable {
  private static final int THREADS = 2;
  private static final long END_WITHIN_S = 5;

  private final EventLoopGroup group;

  EventLoops(String name) {
    group =
        new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  EventLoopGroup group() {
    return group;
  }

  @Override
  public void close() {
    var _ =
        group
            .shutdownGracefully(0, END_WITHIN_S, TimeUnit.SECONDS)
            .awaitUninterruptibly(END_WITHIN_S, TimeUnit.SECONDS);
  }
}
