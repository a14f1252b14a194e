package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sampo.weights.v1.FetchGradientRequest;
import io.sampo.weights.v1.FetchRequest;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.WeightsGrpc;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests from what a node holds. */
final class WeightsService extends WeightsGrpc.WeightsImplBase implements AutoCloseable {
  private final SnapshotStore store;
  private final GradientShelf gradients;
  private final int chunkBytes;
  private final Served served = new Served();
  private final Set<SnapshotStream> streams = ConcurrentHashMap.newKeySet();

  WeightsService(SnapshotStore store, GradientShelf gradients, int chunkBytes) {
    this.store = store;
    this.gradients = gradients;
    this.chunkBytes = chunkBytes;
  }

  /** What was read from snapshots so far, for all receivers. */
  Served served() {
    return served;
  }

  @Override
  public void fetch(FetchRequest request, StreamObserver<FetchResponse> receiver) {
    Optional<Snapshot> found =
        store.run().equals(request.getRun()) ? store.get(request.getVersion()) : Optional.empty();
    if (found.isEmpty()) {
      receiver.onError(refusal(Status.NOT_FOUND, held()));
    } else {
      answer(request.getSha256(), found.get(), receiver);
    }
  }

  @Override
  public void fetchGradient(FetchGradientRequest request, StreamObserver<FetchResponse> receiver) {
    GradientKey key =
        new GradientKey(
            request.getRun(), request.getTerm(), request.getVersion(), request.getPlace());
    Optional<Snapshot> found = gradients.get(key);
    if (found.isEmpty()) {
      receiver.onError(refusal(Status.NOT_FOUND, "not held"));
    } else {
      answer(request.getSha256(), found.get(), receiver);
    }
  }

  private void answer(
      ByteString wanted, Snapshot snapshot, StreamObserver<FetchResponse> receiver) {
    if (snapshot.sha256().wire().equals(wanted)) {
      var call = (ServerCallStreamObserver<FetchResponse>) receiver;
      SnapshotStream stream =
          new SnapshotStream(snapshot, chunkBytes, call, served, streams::remove);
      streams.add(stream);
      stream.start();
    } else {
      snapshot.close();
      receiver.onError(
          refusal(Status.FAILED_PRECONDITION, "held under sha256 " + snapshot.sha256()));
    }
  }

  /**
   * Lets go of what streams still hold. To be called when no thread serves any longer: gRPC drops
   * the news of a stream's end that comes after its threads have ended.
   */
  @Override
  public void close() {
    streams.forEach(SnapshotStream::finish);
  }

  private String held() {
    return "not held; this node has versions " + store.versions() + " of run '" + store.run() + "'";
  }

  private static RuntimeException refusal(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }
}
