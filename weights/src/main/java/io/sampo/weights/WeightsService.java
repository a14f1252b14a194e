package io.sampo.weights;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sampo.weights.v1.Elsewhere;
import io.sampo.weights.v1.FetchGradientRequest;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers requests from what a node holds. */
final class WeightsService extends WeightsGrpc.WeightsImplBase implements AutoCloseable {
  private final SnapshotStore store;
  private final GradientShelf gradients;
  private final Executor readers;
  private final FanOut fanOut;
  private final Served served = new Served();
  private final Set<SnapshotStream> streams = ConcurrentHashMap.newKeySet();

  /**
   * Serves nobody yet.
   *
   * @param readers where streams go on that waited for what had not arrived
   */
  WeightsService(SnapshotStore store, GradientShelf gradients, int fanOut, Executor readers) {
    this.store = store;
    this.gradients = gradients;
    this.fanOut = new FanOut(fanOut);
    this.readers = readers;
  }

  /** What was read from snapshots so far, for all receivers. */
  Served served() {
    return served;
  }

  /** Streams under way. */
  int streams() {
    return streams.size();
  }

  @Override
  public void fetch(FetchRequest request, StreamObserver<FetchResponse> receiver) {
    Optional<PartSource> source =
        store.run().equals(request.getRun()) ? store.parts(request) : Optional.empty();
    if (source.isEmpty()) {
      receiver.onError(refusal(request).asRuntimeException());
    } else {
      answer(request, source.get(), (ServerCallStreamObserver<FetchResponse>) receiver);
    }
  }

  /** Whoever asks is the learner that leads; there is nobody to send it on to. */
  @Override
  public void fetchGradient(FetchGradientRequest request, StreamObserver<FetchResponse> receiver) {
    GradientKey key =
        new GradientKey(
            request.getRun(), request.getTerm(), request.getVersion(), request.getPlace());
    Optional<Snapshot> found = gradients.get(key);
    if (found.isEmpty()) {
      receiver.onError(Status.NOT_FOUND.withDescription("not held").asRuntimeException());
    } else {
      answer(request, found.get(), (ServerCallStreamObserver<FetchResponse>) receiver);
    }
  }

  private void answer(
      FetchGradientRequest request,
      Snapshot gradient,
      ServerCallStreamObserver<FetchResponse> receiver) {
    if (gradient.sha256().wire().equals(request.getSha256())) {
      begin(new SnapshotStream(new WholeParts(gradient), receiver, served, this::finished));
    } else {
      gradient.close();
      receiver.onError(another(gradient.sha256()).asRuntimeException());
    }
  }

  private static Status another(Sha256 held) {
    return Status.FAILED_PRECONDITION.withDescription("held under sha256 " + held);
  }

  private void answer(
      FetchRequest request, PartSource source, ServerCallStreamObserver<FetchResponse> receiver) {
    SnapshotStream stream = new SnapshotStream(source, receiver, served, this::finished);
    List<String> others = fanOut.admit(stream, request);
    if (others.isEmpty()) {
      begin(stream);
    } else {
      stream.finish();
      var elsewhere = Elsewhere.newBuilder().addAllRelays(others);
      receiver.onNext(FetchResponse.newBuilder().setElsewhere(elsewhere).build());
      receiver.onCompleted();
    }
  }

  private void begin(SnapshotStream stream) {
    streams.add(stream);
    stream.start(() -> goOn(stream));
  }

  private void goOn(SnapshotStream stream) {
    try {
      readers.execute(stream::send);
    } catch (RejectedExecutionException _) {
      // The server has ended, and its streams with it.
    }
  }

  private void finished(SnapshotStream stream) {
    streams.remove(stream);
    fanOut.leave(stream);
  }

  /**
   * Lets go of what streams still hold. To be called when no thread serves any longer: gRPC drops
   * the news of a stream's end that comes after its threads have ended.
   */
  @Override
  public void close() {
    streams.forEach(SnapshotStream::finish);
  }

  private Status refusal(FetchRequest request) {
    Optional<Sha256> other =
        store.run().equals(request.getRun())
            ? store.digest(request.getVersion())
            : Optional.empty();
    return other
        .map(WeightsService::another)
        .orElseGet(() -> Status.NOT_FOUND.withDescription(held()));
  }

  private String held() {
    return "not held; this node has versions " + store.versions() + " of run '" + store.run() + "'";
  }
}
