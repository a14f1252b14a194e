package io.sampo.weights;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real gRPC server that sends its one receiver as many parts as the test says. */
final class PacedHolder extends WeightsGrpc.WeightsImplBase implements AutoCloseable {
  private final List<FetchResponse> parts;
  private final CompletableFuture<StreamObserver<FetchResponse>> asked = new CompletableFuture<>();
  private final Server server;
  private int sent;

  PacedHolder(List<FetchResponse> parts) throws IOException {
    this.parts = List.copyOf(parts);
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this)
            .build()
            .start();
  }

  HolderAddress address() {
    return new HolderAddress("127.0.0.1", server.getPort());
  }

  @Override
  public void fetch(FetchRequest request, StreamObserver<FetchResponse> receiver) {
    asked.complete(receiver);
  }

  /** Returns once its receiver waits for the first part. */
  void awaitAsked() {
    asked.join();
  }

  /** Sends as many parts more, or the rest and the end. */
  void send(int count) {
    int end = Math.min(parts.size(), sent + count);
    parts.subList(sent, end).forEach(asked.join()::onNext);
    sent = end;
    if (end == parts.size()) {
      asked.join().onCompleted();
    }
  }

  void fail() {
    asked.join().onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
