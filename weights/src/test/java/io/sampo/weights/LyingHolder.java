package io.sampo.weights;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sampo.weights.v1.FetchGradientRequest;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A real gRPC server that answers every request with the same parts, true or not. */
final class LyingHolder implements AutoCloseable {
  private final CountDownLatch sent = new CountDownLatch(1);
  private final Server server;

  /**
   * @param ends whether the stream ends after the parts, or says nothing more
   */
  LyingHolder(List<FetchResponse> parts, boolean ends) throws IOException {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Lies(List.copyOf(parts), ends, sent))
            .build()
            .start();
  }

  HolderAddress address() {
    return new HolderAddress("127.0.0.1", server.getPort());
  }

  void awaitSent() throws InterruptedException {
    sent.await();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Lies extends WeightsGrpc.WeightsImplBase {
    private final List<FetchResponse> parts;
    private final boolean ends;
    private final CountDownLatch sent;

    Lies(List<FetchResponse> parts, boolean ends, CountDownLatch sent) {
      this.parts = parts;
      this.ends = ends;
      this.sent = sent;
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FetchResponse> receiver) {
      lie(receiver);
    }

    @Override
    public void fetchGradient(
        FetchGradientRequest request, StreamObserver<FetchResponse> receiver) {
      lie(receiver);
    }

    private void lie(StreamObserver<FetchResponse> receiver) {
      parts.forEach(receiver::onNext);
      sent.countDown();
      if (ends) {
        receiver.onCompleted();
      }
    }
  }
}
