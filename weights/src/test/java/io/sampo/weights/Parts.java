package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.Elsewhere;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The messages of a stream, for tests that damage them. */
final class Parts {
  private Parts() {}

  /** What an honest holder sends. */
  static List<FetchResponse> of(Snapshot snapshot, int chunkBytes) {
    List<FetchResponse> parts = new ArrayList<>();
    parts.add(manifest(ManifestForm.write(snapshot)));
    parts.addAll(chunks(snapshot.bytes(), chunkBytes));
    return parts;
  }

  /** The bytes in chunks, each with the digest of all up to its end. */
  static List<FetchResponse> chunks(MemorySegment bytes, int chunkBytes) {
    List<FetchResponse> parts = new ArrayList<>();
    SnapshotDigest digest = new SnapshotDigest();
    for (long at = 0; at < bytes.byteSize(); at += chunkBytes) {
      long length = Math.min(chunkBytes, bytes.byteSize() - at);
      var data = ByteString.copyFrom(bytes.asSlice(at, length).asByteBuffer());
      parts.add(chunk(at, data, digest));
    }
    return parts;
  }

  static FetchResponse manifest(Manifest manifest) {
    return FetchResponse.newBuilder().setManifest(manifest).build();
  }

  static FetchResponse elsewhere(String... relays) {
    var elsewhere = Elsewhere.newBuilder().addAllRelays(List.of(relays));
    return FetchResponse.newBuilder().setElsewhere(elsewhere).build();
  }

  static FetchResponse chunk(Chunk chunk) {
    return FetchResponse.newBuilder().setChunk(chunk).build();
  }

  /** A chunk whose digest is that of all that the digest has seen and these bytes. */
  static FetchResponse chunk(long offset, ByteString data, SnapshotDigest digest) {
    return chunk(
        Chunk.newBuilder()
            .setOffset(offset)
            .setData(data)
            .setSha256(digest.update(data.asReadOnlyByteBuffer()).soFar().wire())
            .build());
  }
}
