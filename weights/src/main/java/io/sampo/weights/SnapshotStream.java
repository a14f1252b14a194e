package io.sampo.weights;

import io.grpc.stub.ServerCallStreamObserver;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import java.util.function.Consumer;

/**
 * One snapshot on its way out. Its handle stays open until the last chunk is read or the receiver
 * is gone.
 *
 * <p>gRPC calls {@link #send} whenever the connection can take more, and stops the loop by {@code
 * isReady} as soon as a part waits in the connection's buffer: so at most one chunk waits there,
 * beside what the receiver's flow control window admits. All callbacks of one call run one after
 * another.
 */
final class SnapshotStream {
  private final Snapshot snapshot;
  private final SnapshotChunks chunks;
  private final ServerCallStreamObserver<FetchResponse> receiver;
  private final Served served;
  private final Consumer<SnapshotStream> onFinish;
  private boolean finished;

  SnapshotStream(
      Snapshot snapshot,
      int chunkBytes,
      ServerCallStreamObserver<FetchResponse> receiver,
      Served served,
      Consumer<SnapshotStream> onFinish) {
    this.snapshot = snapshot;
    this.chunks = new SnapshotChunks(snapshot, chunkBytes);
    this.receiver = receiver;
    this.served = served;
    this.onFinish = onFinish;
  }

  void start() {
    receiver.setOnCancelHandler(this::finish);
    receiver.setOnReadyHandler(this::send);
    receiver.onNext(FetchResponse.newBuilder().setManifest(ManifestForm.write(snapshot)).build());
  }

  private void send() {
    while (!finished && receiver.isReady()) {
      if (chunks.hasNext()) {
        Chunk chunk = chunks.next();
        receiver.onNext(FetchResponse.newBuilder().setChunk(chunk).build());
        served.chunk(chunk.getData().size());
      } else {
        finish();
        receiver.onCompleted();
      }
    }
  }

  /** Lets go of the snapshot; the second time nothing happens. */
  void finish() {
    finished = true;
    snapshot.close();
    onFinish.accept(this);
  }
}
