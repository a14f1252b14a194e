package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot or gradient on its way in: takes the parts of one stream, believes none of them, and
 * gives it out only when every byte is there and the digests agree. Closing it frees what did not
 * become a snapshot.
 */
final class SnapshotAssembly implements AutoCloseable {
  private final SnapshotMemory memory;
  private final String holder;
  private final TransferRef wanted;
  private final SnapshotDigest digest = new SnapshotDigest();
  private @Nullable Target target;
  private long received;

  /** Where the bytes go, once the manifest said how many there are. */
  private record Target(SnapshotOrigin origin, SnapshotLayout layout, SharedBytes bytes) {
    long size() {
      return bytes.segment().byteSize();
    }
  }

  SnapshotAssembly(SnapshotMemory memory, String holder, TransferRef wanted) {
    this.memory = memory;
    this.holder = holder;
    this.wanted = wanted;
  }

  void accept(FetchResponse response) throws TransferException {
    switch (response.getPartCase()) {
      case MANIFEST -> accept(response.getManifest());
      case CHUNK -> accept(response.getChunk());
      case PART_NOT_SET -> throw refused("an empty message", "a manifest or a chunk");
    }
  }

  /** The snapshot, when the stream has ended. */
  Snapshot finish() throws TransferException {
    Target complete = target();
    require(received == complete.size(), "end after " + received + " bytes", complete.size());
    Sha256 seen = digest.finish();
    require(seen.equals(wanted.sha256()), "sha256 " + seen + " of the bytes", wanted.sha256());
    target = null;
    return new Snapshot(complete.origin(), complete.layout(), seen, complete.bytes());
  }

  @Override
  public void close() {
    if (target != null) {
      target.bytes().letGo();
      target = null;
    }
  }

  private void accept(Manifest manifest) throws TransferException {
    require(target == null, "a second manifest", "chunks only");
    require(
        manifest.getRun().equals(wanted.run()), "run '" + manifest.getRun() + "'", wanted.run());
    require(
        manifest.getVersion() == wanted.version(),
        "version " + manifest.getVersion(),
        wanted.version());
    requireDigest("manifest", manifest.getSha256(), wanted.sha256());
    target = prepare(manifest);
  }

  private Target prepare(Manifest manifest) throws TransferException {
    long total = manifest.getTotalBytes();
    require(total >= 0 && total <= memory.limit(), "total_bytes " + total, "0.." + memory.limit());
    try {
      SnapshotLayout layout = ManifestForm.layout(manifest);
      require(total == layout.bytes(), "total_bytes " + total, layout.bytes() + " by the shapes");
      return new Target(ManifestForm.origin(manifest), layout, memory.allocate(total));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TransferException(
          holder, wanted, "manifest: " + e.getMessage(), "one that can be held", e);
    }
  }

  private void accept(Chunk chunk) throws TransferException {
    Target into = target();
    int length = chunk.getData().size();
    require(chunk.getOffset() == received, "chunk at " + chunk.getOffset(), "one at " + received);
    require(length > 0, "an empty chunk at " + received, "at least one byte");
    require(
        length <= into.size() - received,
        "chunk of " + length + " bytes at " + received,
        "at most " + (into.size() - received));
    Sha256 seen = SnapshotDigest.of(chunk.getData().asReadOnlyByteBuffer());
    requireDigest("chunk at " + received, chunk.getSha256(), seen);
    append(into, chunk.getData());
  }

  private void append(Target into, ByteString data) {
    MemorySegment source = MemorySegment.ofBuffer(data.asReadOnlyByteBuffer());
    into.bytes().segment().asSlice(received, data.size()).copyFrom(source);
    digest.update(data.asReadOnlyByteBuffer());
    received += data.size();
  }

  private Target target() throws TransferException {
    if (target == null) {
      throw refused("no manifest", "a manifest first");
    }
    return target;
  }

  private void requireDigest(String of, ByteString announced, Sha256 expected)
      throws TransferException {
    String seen =
        announced.size() == Sha256.BYTES
            ? Sha256.of(announced).hex()
            : "of " + announced.size() + " bytes";
    require(seen.equals(expected.hex()), of + ": sha256 " + seen, expected);
  }

  private void require(boolean holds, String seen, Object expected) throws TransferException {
    if (!holds) {
      throw refused(seen, expected.toString());
    }
  }

  private TransferException refused(String seen, String expected) {
    return new TransferException(holder, wanted, seen, expected, null);
  }
}
