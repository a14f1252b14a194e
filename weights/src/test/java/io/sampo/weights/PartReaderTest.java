package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PartReaderTest {
  private static final FetchResponse MANIFEST =
      FetchResponse.newBuilder()
          .setManifest(Manifest.newBuilder().setSha256(ByteString.copyFromUtf8("of the whole")))
          .build();

  private final PartReader reader = new PartReader();

  private static FetchResponse chunk(String data) {
    Chunk.Builder chunk = Chunk.newBuilder().setOffset(7).setData(ByteString.copyFromUtf8(data));
    return FetchResponse.newBuilder().setChunk(chunk).build();
  }

  private static InputStream stream(FetchResponse part) {
    return new ByteArrayInputStream(part.toByteArray());
  }

  @Test
  void aChunkIsGoodUntilItIsLetGoAndThenItsArrayServesTheNext() {
    FetchResponse first = reader.parse(stream(chunk("one")));
    FetchResponse second = reader.parse(stream(chunk("two")));
    assertEquals(chunk("one"), first);
    reader.letGo();
    FetchResponse third = reader.parse(stream(chunk("3")));
    assertEquals(chunk("two"), second);
    assertEquals(chunk("3"), third);
    assertNotEquals(chunk("one"), first);
  }

  @Test
  void anArrayThatIsTooSmallServesNobody() {
    FetchResponse first = reader.parse(stream(chunk("one")));
    reader.letGo();
    assertEquals(chunk("a longer one"), reader.parse(stream(chunk("a longer one"))));
    assertEquals(chunk("one"), first);
  }

  @Test
  void aManifestIsKeptForLonger() {
    FetchResponse manifest = reader.parse(stream(MANIFEST));
    reader.letGo();
    assertEquals(chunk("one"), reader.parse(stream(chunk("one"))));
    assertEquals(MANIFEST, manifest);
  }

  @Test
  void whatIsNoPartIsRefused() {
    refused(new byte[] {10, 100, 1});
  }

  @Test
  void whatGoesOnBehindAPartIsRefused() {
    byte endOfAGroup = 12;
    byte[] chunk = chunk("one").toByteArray();
    byte[] more = Arrays.copyOf(chunk, chunk.length + 1);
    more[chunk.length] = endOfAGroup;
    refused(more);
  }

  private void refused(byte[] message) {
    InputStream stream = new ByteArrayInputStream(message);
    var e = assertThrows(StatusRuntimeException.class, () -> reader.parse(stream));
    assertEquals(Status.Code.INTERNAL, e.getStatus().getCode());
  }
}
