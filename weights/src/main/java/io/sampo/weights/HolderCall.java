package io.sampo.weights;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.sampo.weights.v1.FetchGradientRequest;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A request under way to one holder, read part by part; closing it tells the holder to stop. */
final class HolderCall implements AutoCloseable {
  /** The holder is gone, or has nothing to give. */
  private static final Set<Status.Code> ABSENT =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.NOT_FOUND);

  private final HolderAddress holder;
  private final TransferRef ref;
  private final Duration stall;
  private final PartReader parts = new PartReader();
  private final BlockingClientCall<?, FetchResponse> call;
  private boolean given;

  /**
   * Asks.
   *
   * @param relay where the receiver sends on what it receives, if it does
   */
  HolderCall(
      Channel channel,
      Route.Stop stop,
      TransferRef ref,
      Optional<HolderAddress> relay,
      ClientSettings settings) {
    this.holder = stop.holder();
    this.ref = ref;
    this.stall = settings.stall();
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(settings.deadline());
    this.call =
        switch (ref) {
          case SnapshotRef snapshot ->
              begin(
                  channel,
                  WeightsGrpc.getFetchMethod(),
                  options,
                  request(snapshot, relay, stop.insist()));
          case GradientRef gradient ->
              begin(channel, WeightsGrpc.getFetchGradientMethod(), options, request(gradient));
        };
  }

  private <T> BlockingClientCall<T, FetchResponse> begin(
      Channel channel, MethodDescriptor<T, FetchResponse> method, CallOptions options, T request) {
    var reading = method.toBuilder(method.getRequestMarshaller(), parts).build();
    return ClientCalls.blockingV2ServerStreamingCall(channel, reading, options, request);
  }

  /** The next part, good until another is asked for; null at the end of the stream. */
  @Nullable FetchResponse next() throws TransferException, InterruptedException {
    if (given) {
      given = false;
      parts.letGo();
    }
    try {
      FetchResponse part = call.read(stall.toMillis(), TimeUnit.MILLISECONDS);
      given = part != null;
      return part;
    } catch (StatusException e) {
      String seen = e.getStatus().getCode() + ": " + e.getStatus().getDescription();
      throw ABSENT.contains(e.getStatus().getCode())
          ? absent(seen, "a stream", e)
          : new TransferException(holder.toString(), ref, seen, "a stream", e);
    } catch (TimeoutException e) {
      throw absent("nothing", "the next part within " + stall.toMillis() + " ms", e);
    }
  }

  /** Changes nothing where the stream has ended. */
  @Override
  public void close() {
    call.cancel("the receiver has what it wants", null);
  }

  private static FetchRequest request(
      SnapshotRef ref, Optional<HolderAddress> relay, boolean insist) {
    return FetchRequest.newBuilder()
        .setRun(ref.run())
        .setVersion(ref.version())
        .setSha256(ref.sha256().wire())
        .setRelay(relay.map(HolderAddress::toString).orElse(""))
        .setInsist(insist)
        .build();
  }

  private static FetchGradientRequest request(GradientRef ref) {
    return FetchGradientRequest.newBuilder()
        .setRun(ref.key().run())
        .setTerm(ref.key().term())
        .setVersion(ref.key().version())
        .setPlace(ref.key().place())
        .setSha256(ref.sha256().wire())
        .build();
  }

  private TransferException absent(String seen, String expected, Exception cause) {
    return TransferException.absent(holder.toString(), ref, seen, expected, cause);
  }
}
