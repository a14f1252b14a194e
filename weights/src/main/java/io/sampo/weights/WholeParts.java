package io.sampo.weights;

import io.sampo.weights.v1.FetchResponse;

/** The parts of a snapshot that is held; its handle is open until this closes. */
final class WholeParts implements PartSource {
  private final Snapshot snapshot;
  private boolean begun;
  private int chunks;

  /** Takes over the handle. */
  WholeParts(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public Next next() {
    if (!begun) {
      begun = true;
      var manifest = ManifestForm.write(snapshot);
      return new Part(FetchResponse.newBuilder().setManifest(manifest).build(), 0);
    }
    return chunks < snapshot.cuts().size() ? chunk(chunks++) : new End();
  }

  private Part chunk(int index) {
    long from = index == 0 ? 0 : snapshot.cuts().get(index - 1).end();
    var chunk = snapshot.cuts().get(index).chunk(snapshot.bytes(), from);
    return new Part(FetchResponse.newBuilder().setChunk(chunk).build(), chunk.getData().size());
  }

  /** There never is. */
  @Override
  public void onMore(Runnable wake) {}

  @Override
  public void close() {
    snapshot.close();
  }
}
