package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.Chunk;
import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LyingHolderTest {
  private static final int CHUNK = 500;

  private final SnapshotMemory source = new SnapshotMemory(1 << 20);
  private final SnapshotMemory memory = new SnapshotMemory(1 << 20);
  private final Snapshot truth = Snapshots.random(source, 4, 1_000);
  private final List<FetchResponse> parts = new ArrayList<>(Parts.of(truth, CHUNK));
  private final WeightsClient client =
      new WeightsClient(memory, ClientSettings.defaults().withStall(Duration.ofSeconds(20)));

  @AfterEach
  void everythingIsFreed() {
    client.close();
    assertEquals(0, memory.inUse());
    memory.close();
    truth.close();
    assertEquals(0, source.inUse());
    source.close();
  }

  @Test
  void wrongBytesInAChunkAreRefused() throws Exception {
    chunk(2, chunk -> chunk.setData(flipped(chunk.getData())));
    refused("chunk at 500: sha256 ");
  }

  @Test
  void wrongBytesUnderRightChunkDigestsAreRefusedByTheDigestOfTheWhole() throws Exception {
    byte[] wrong = truth.bytes().toArray(ValueLayout.JAVA_BYTE);
    wrong[CHUNK] ^= 1;
    parts.subList(1, parts.size()).clear();
    parts.addAll(Parts.chunks(MemorySegment.ofArray(wrong), CHUNK));
    TransferException e = refused(" of the bytes");
    assertEquals(truth.sha256().hex(), e.expected());
  }

  @Test
  void aManifestWithAnotherDigestIsRefused() throws Exception {
    manifest(manifest -> manifest.setSha256(flipped(manifest.getSha256())));
    refused("manifest: sha256 ");
  }

  @Test
  void aDigestThatIsTooShortIsRefused() throws Exception {
    manifest(manifest -> manifest.setSha256(ByteString.EMPTY));
    refused("manifest: sha256 of 0 bytes");
  }

  @Test
  void aChunkAtTheWrongOffsetIsRefused() throws Exception {
    chunk(2, chunk -> chunk.setOffset(CHUNK + 1));
    refused("chunk at 501 (expected: one at 500)");
  }

  @Test
  void anEmptyChunkIsRefused() throws Exception {
    parts.add(2, Parts.chunk(CHUNK, ByteString.EMPTY, new SnapshotDigest()));
    refused("an empty chunk at 500");
  }

  @Test
  void aTruncatedStreamIsRefused() throws Exception {
    parts.removeLast();
    refused("end after 1500 bytes (expected: 2000)");
  }

  @Test
  void bytesBeyondTheTotalAreRefused() throws Exception {
    parts.add(Parts.chunk(2_000, ByteString.copyFrom(new byte[1]), new SnapshotDigest()));
    refused("chunk of 1 bytes at 2000 (expected: at most 0)");
  }

  @Test
  void aMessageBeyondTheLimitIsRefused() throws Exception {
    parts.set(1, Parts.chunk(0, ByteString.copyFrom(new byte[5 << 20]), new SnapshotDigest()));
    refused("RESOURCE_EXHAUSTED");
  }

  @Test
  void aManifestThatExceedsTheMemoryIsRefusedBeforeAnythingIsAllocated() throws Exception {
    manifest(manifest -> manifest.setTotalBytes(1L << 40));
    refused("total_bytes 1099511627776 (expected: 0..1048576)");
  }

  @Test
  void aNegativeTotalIsRefused() throws Exception {
    manifest(manifest -> manifest.setTotalBytes(-1));
    refused("total_bytes -1");
  }

  @Test
  void shapesThatDoNotMakeTheTotalAreRefused() throws Exception {
    manifest(manifest -> manifest.setTensors(0, manifest.getTensors(0).toBuilder().setShape(0, 5)));
    refused("total_bytes 2000 (expected: 1344 by the shapes)");
  }

  @Test
  void shapesBeyondALongAreRefused() throws Exception {
    manifest(manifest ->
        manifest.setTensors(0, manifest.getTensors(0).toBuilder().setShape(0, 1L << 62)));
    refused("manifest: tensor 'a': shape");
  }

  @Test
  void negativeShapesUnknownTypesAndUnorderedNamesAreRefused() throws Exception {
    manifest(m -> m.setTensors(0, m.getTensors(0).toBuilder().setShape(0, -333)));
    refused("no negative size");
    manifest(m -> m.setTensors(0, m.getTensors(0).toBuilder().setShape(0, 333).setDtype("int4")));
    refused("dtype: 'int4'");
    manifest(m -> m.setTensors(0, m.getTensors(1)));
    refused("ascending, distinct names");
  }

  @Test
  void anotherRunOrVersionIsRefused() throws Exception {
    manifest(manifest -> manifest.setRun("other"));
    refused("run 'other' (expected: test)");
    manifest(manifest -> manifest.setRun(Snapshots.RUN).setVersion(5));
    refused("version 5 (expected: 4)");
  }

  @Test
  void aStreamWithoutOrWithTwoManifestsIsRefused() throws Exception {
    FetchResponse manifest = parts.removeFirst();
    refused("no manifest");
    parts.addAll(0, List.of(manifest, manifest));
    refused("a second manifest");
    parts.set(0, FetchResponse.getDefaultInstance());
    refused("an empty message");
    parts.set(0, Parts.elsewhere("10.0.0.1:1"));
    refused("another address");
    parts.clear();
    refused("no manifest");
  }

  @Test
  void aHolderThatFallsSilentIsGivenUp() throws Exception {
    parts.removeLast();
    ClientSettings hasty = ClientSettings.defaults().withStall(Duration.ofMillis(300));
    try (LyingHolder holder = new LyingHolder(parts, false);
        WeightsClient impatient = new WeightsClient(memory, hasty)) {
      var e =
          assertThrows(
              TransferException.class, () -> impatient.fetch(holder.address(), truth.ref()));
      assertEquals("the next part within 300 ms", e.expected());
    }
  }

  @Test
  void aHolderThatDripsIsGivenUpAtTheDeadline() throws Exception {
    parts.removeLast();
    ClientSettings hasty = ClientSettings.defaults().withDeadline(Duration.ofMillis(300));
    try (LyingHolder holder = new LyingHolder(parts, false);
        WeightsClient impatient = new WeightsClient(memory, hasty)) {
      var e =
          assertThrows(
              TransferException.class, () -> impatient.fetch(holder.address(), truth.ref()));
      assertTrue(e.seen().startsWith("DEADLINE_EXCEEDED"), e.getMessage());
    }
  }

  @Test
  void anInterruptMidWayStopsTheFetchAndFreesTheMemory() throws Exception {
    parts.removeLast();
    AtomicReference<Throwable> seen = new AtomicReference<>();
    try (LyingHolder holder = new LyingHolder(parts, false)) {
      Thread fetcher = Thread.ofPlatform().unstarted(() -> fetchInto(seen, holder));
      fetcher.start();
      holder.awaitSent();
      fetcher.interrupt();
      fetcher.join();
    }
    assertInstanceOf(InterruptedException.class, seen.get());
    assertEquals(0, memory.inUse());
  }

  @Test
  void theNextHolderIsAskedWhenTheFirstLies() throws Exception {
    List<FetchResponse> honest = List.copyOf(parts);
    chunk(3, chunk -> chunk.setData(flipped(chunk.getData())));
    try (LyingHolder liar = new LyingHolder(parts, true);
        LyingHolder good = new LyingHolder(honest, true);
        Snapshot got = client.fetchFromAny(List.of(liar.address(), good.address()), truth.ref())) {
      assertEquals(-1, truth.bytes().mismatch(got.bytes()));
    }
  }

  @Test
  void whenNoHolderGivesItTheFailureNamesEachOfThem() throws Exception {
    parts.removeLast();
    try (LyingHolder one = new LyingHolder(parts, true);
        LyingHolder two = new LyingHolder(parts, true)) {
      var holders = List.of(one.address(), two.address());
      var e =
          assertThrows(TransferException.class, () -> client.fetchFromAny(holders, truth.ref()));
      assertEquals(2, e.getSuppressed().length);
      assertTrue(e.toString().contains(one.address().toString()), e.getMessage());
      assertTrue(e.toString().contains(two.address().toString()), e.getMessage());
    }
    var e =
        assertThrows(TransferException.class, () -> client.fetchFromAny(List.of(), truth.ref()));
    assertEquals("no holder is known", e.seen());
    assertTrue(e.isAbsent(), "it may come later");
  }

  private TransferException refused(String why) throws Exception {
    try (LyingHolder holder = new LyingHolder(parts, true)) {
      var e =
          assertThrows(TransferException.class, () -> client.fetch(holder.address(), truth.ref()));
      assertTrue(e.toString().contains(why), e.getMessage());
      assertEquals(holder.address().toString(), e.holder());
      assertEquals(4, e.version());
      assertFalse(e.isAbsent(), "what is wrong stays wrong");
      assertEquals(0, memory.inUse());
      return e;
    }
  }

  private void fetchInto(AtomicReference<Throwable> seen, LyingHolder holder) {
    try {
      client.fetch(holder.address(), truth.ref()).close();
    } catch (TransferException | InterruptedException e) {
      seen.set(e);
    }
  }

  private void manifest(UnaryOperator<Manifest.Builder> change) {
    parts.set(0, Parts.manifest(change.apply(parts.get(0).getManifest().toBuilder()).build()));
  }

  private void chunk(int index, UnaryOperator<Chunk.Builder> change) {
    parts.set(index, Parts.chunk(change.apply(parts.get(index).getChunk().toBuilder()).build()));
  }

  private static ByteString flipped(ByteString data) {
    byte[] bytes = data.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    return ByteString.copyFrom(bytes);
  }
}
