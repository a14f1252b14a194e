package io.sampo.weights;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The messages of a stream, for tests that damage them. */
final class Parts {
  private Parts() {}

  /** What an honest holder sends. */
  static List<FetchResponse> of(Snapshot snapshot, int chunkBytes) {
    List<FetchResponse> parts = new ArrayList<>();
    parts.add(manifest(ManifestForm.write(snapshot)));
    new SnapshotChunks(snapshot, chunkBytes).forEachRemaining(chunk -> parts.add(chunk(chunk)));
    return parts;
  }

  static FetchResponse manifest(Manifest manifest) {
    return FetchResponse.newBuilder().setManifest(manifest).build();
  }

  static FetchResponse chunk(Chunk chunk) {
    return FetchResponse.newBuilder().setChunk(chunk).build();
  }

  /** A chunk with the digest of its bytes. */
  static FetchResponse chunk(long offset, ByteString data) {
    return chunk(
        Chunk.newBuilder()
            .setOffset(offset)
            .setData(data)
            .setSha256(SnapshotDigest.of(data.asReadOnlyByteBuffer()).wire())
            .build());
  }
}
