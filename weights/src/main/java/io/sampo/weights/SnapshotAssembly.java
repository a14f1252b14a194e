package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot or gradient on its way in: takes the parts of one stream, believes none of them, and
 * gives it out only when every byte is there and the digests agree. Whoever reads along is shown a
 * chunk once its digest agrees. Closing it frees what did not become a snapshot.
 */
final class SnapshotAssembly implements AutoCloseable {
  private final SnapshotMemory memory;
  private final String holder;
  private final TransferRef wanted;
  private final Arrival arrival;
  private final SnapshotDigest digest = new SnapshotDigest();
  private final List<Cut> cuts = new ArrayList<>();
  private @Nullable Target target;
  private long received;

  /** Where the bytes go, once the manifest said how many there are. */
  private record Target(SnapshotOrigin origin, SnapshotLayout layout, SharedBytes bytes) {
    long size() {
      return bytes.segment().byteSize();
    }
  }

  /**
   * Nothing has come yet.
   *
   * @param arrival of the snapshot that is wanted; told what comes
   */
  SnapshotAssembly(SnapshotMemory memory, String holder, Arrival arrival) {
    this.memory = memory;
    this.holder = holder;
    this.arrival = arrival;
    this.wanted = arrival.ref();
  }

  void accept(FetchResponse response) throws TransferException {
    switch (response.getPartCase()) {
      case MANIFEST -> accept(response.getManifest());
      case CHUNK -> accept(response.getChunk());
      case ELSEWHERE -> throw refused("another address in the middle", "a chunk");
      case PART_NOT_SET -> throw refused("an empty message", "a manifest or a chunk");
    }
  }

  /** The snapshot, when the stream has ended. */
  Snapshot finish() throws TransferException {
    Target complete = target();
    require(received == complete.size(), "end after " + received + " bytes", complete.size());
    requireWhole(digest.soFar());
    arrival.ends();
    target = null;
    return new Snapshot(
        complete.origin(), complete.layout(), wanted.sha256(), cuts, complete.bytes());
  }

  @Override
  public void close() {
    arrival.breaks("given up");
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
    arrival.begins(manifest, target.bytes());
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
    Cut cut = append(into, chunk.getData());
    requireDigest("chunk at " + chunk.getOffset(), chunk.getSha256(), cut.soFar());
    if (cut.end() == into.size()) {
      requireWhole(cut.soFar());
    }
    cuts.add(cut);
    arrival.grows(cut);
  }

  private Cut append(Target into, ByteString data) {
    MemorySegment place = into.bytes().segment().asSlice(received, data.size());
    place.copyFrom(MemorySegment.ofBuffer(data.asReadOnlyByteBuffer()));
    digest.update(place);
    received += data.size();
    return new Cut(received, digest.soFar());
  }

  private Target target() throws TransferException {
    if (target == null) {
      throw refused("no manifest", "a manifest first");
    }
    return target;
  }

  private void requireWhole(Sha256 seen) throws TransferException {
    require(seen.equals(wanted.sha256()), "sha256 " + seen + " of the bytes", wanted.sha256());
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

  /** What has come is not the snapshot. */
  TransferException refused(String seen, String expected) {
    return new TransferException(holder, wanted, seen, expected, null);
  }
}
