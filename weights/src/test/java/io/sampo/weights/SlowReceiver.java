package io.sampo.weights;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A real gRPC client that takes a part only when the test says so. */
final class SlowReceiver
    implements AutoCloseable, ClientResponseObserver<FetchRequest, FetchResponse> {
  private final BlockingQueue<Optional<FetchResponse>> parts = new LinkedBlockingQueue<>();
  private final ManagedChannel channel;
  private @Nullable ClientCallStreamObserver<FetchRequest> call;
  private String relay = "";

  SlowReceiver(int port) {
    this.channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext()
            .build();
  }

  /** Says that it serves the snapshot on, at that address. */
  SlowReceiver relaying(String address) {
    relay = address;
    return this;
  }

  SlowReceiver ask(SnapshotRef ref) {
    FetchRequest request =
        FetchRequest.newBuilder()
            .setRun(ref.run())
            .setVersion(ref.version())
            .setSha256(ref.sha256().wire())
            .setRelay(relay)
            .build();
    WeightsGrpc.newStub(channel).fetch(request, this);
    return this;
  }

  /** The next part; empty at the end of the stream. */
  Optional<FetchResponse> take() throws InterruptedException {
    if (call != null) {
      call.request(1);
    }
    return parts.take();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<FetchRequest> started) {
    call = started;
    started.disableAutoRequestWithInitial(0);
  }

  @Override
  public void onNext(FetchResponse part) {
    parts.add(Optional.of(part));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(Optional.empty());
  }

  @Override
  public void onCompleted() {
    parts.add(Optional.empty());
  }

  /** Cancels what is under way. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
