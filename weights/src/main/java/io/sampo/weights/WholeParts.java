package io.sampo.weights;

import io.sampo.weights.v1.FetchResponse;

/** The parts of a snapshot that is held; its handle is open until this closes. */
final class WholeParts implements PartSource {
  private final Snapshot snapshot;
  private final ChunkForm form = new ChunkForm();
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
    return chunks < snapshot.cuts().size()
        ? form.chunk(snapshot.bytes(), snapshot.cuts(), chunks++)
        : new End();
  }

  /** There never is. */
  @Override
  public void onMore(Runnable wake) {}

  @Override
  public void close() {
    snapshot.close();
  }
}
