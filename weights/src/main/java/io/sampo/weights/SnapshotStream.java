package io.sampo.weights;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.sampo.weights.v1.FetchResponse;
import java.util.function.Consumer;

/**
 * One snapshot on its way out. Its bytes stay until the last chunk is read or the receiver is gone.
 *
 * <p>{@link #send} goes on whenever the connection can take more, as gRPC says, or more has
 * arrived; {@code isReady} stops the loop as soon as a part waits in the connection's buffer: so at
 * most one chunk waits there, beside what the receiver's flow control window admits.
 */
final class SnapshotStream {
  private final PartSource source;
  private final ServerCallStreamObserver<FetchResponse> receiver;
  private final Served served;
  private final Consumer<SnapshotStream> onFinish;
  private boolean finished;

  SnapshotStream(
      PartSource source,
      ServerCallStreamObserver<FetchResponse> receiver,
      Served served,
      Consumer<SnapshotStream> onFinish) {
    this.source = source;
    this.receiver = receiver;
    this.served = served;
    this.onFinish = onFinish;
  }

  /**
   * Begins to send.
   *
   * @param goOn has {@link #send} called, on another thread
   */
  void start(Runnable goOn) {
    receiver.setOnCancelHandler(this::finish);
    receiver.setOnReadyHandler(this::send);
    source.onMore(goOn);
    send();
  }

  /** Sends what is here, as long as the receiver takes it. */
  synchronized void send() {
    boolean more = true;
    while (more && !finished && receiver.isReady()) {
      more = send(source.next());
    }
  }

  private boolean send(PartSource.Next next) {
    return switch (next) {
      case PartSource.Part part -> {
        receiver.onNext(part.part());
        served.part(part.bytes());
        yield true;
      }
      case PartSource.Later _ -> false;
      case PartSource.End _ -> {
        finish();
        receiver.onCompleted();
        yield false;
      }
      case PartSource.Broken broken -> {
        finish();
        receiver.onError(Status.UNAVAILABLE.withDescription(broken.why()).asRuntimeException());
        yield false;
      }
    };
  }

  /** Lets go of the snapshot; the second time nothing happens. */
  synchronized void finish() {
    finished = true;
    source.close();
    onFinish.accept(this);
  }
}
