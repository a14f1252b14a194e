package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.FetchResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Gradients go from a helper to the learner that leads as snapshots go: whole, verified, or not.
 */
final class GradientTransferTest {
  private static final int ROOM = 2;
  private static final int STEP = 5;
  private static final int CHUNK = 500;
  private static final String HERE = "127.0.0.1";

  private final SnapshotMemory serving = new SnapshotMemory(1 << 20);
  private final SnapshotMemory receiving = new SnapshotMemory(1 << 20);
  private final SnapshotStore store = new SnapshotStore(Snapshots.RUN);
  private final GradientShelf shelf = new GradientShelf(ROOM);
  private final WeightsClient client = new WeightsClient(receiving, ClientSettings.defaults());
  private WeightsServer server;
  private HolderAddress helper;

  @BeforeEach
  void serve() throws IOException {
    server =
        WeightsServer.start(store, shelf, HERE, 0, ServerSettings.defaults(), Optional.empty());
    helper = new HolderAddress(HERE, server.port());
  }

  @AfterEach
  void everythingIsFreed() {
    client.close();
    server.close();
    shelf.close();
    store.close();
    assertEquals(0, receiving.inUse());
    receiving.close();
    assertEquals(0, serving.inUse());
    serving.close();
  }

  private static GradientKey key(int place) {
    return new GradientKey(Snapshots.RUN, 1, STEP, place);
  }

  private GradientRef shelve(int place) {
    Snapshot gradient = Snapshots.random(serving, STEP, 1, 1_000, place);
    shelf.put(key(place), gradient);
    return new GradientRef(key(place), gradient.sha256());
  }

  @Test
  void aGradientArrivesAsItWas() throws Exception {
    GradientRef wanted = shelve(0);
    shelve(1);
    try (Snapshot got = client.fetch(helper, wanted);
        Snapshot held = shelf.get(key(0)).orElseThrow()) {
      assertEquals(-1, held.bytes().mismatch(got.bytes()));
      assertEquals(held.layout(), got.layout());
    }
  }

  @Test
  void aNewOneTakesThePlaceOfTheOldest() throws Exception {
    GradientRef oldest = shelve(0);
    GradientRef second = shelve(1);
    shelve(2);
    assertTrue(refused(helper, oldest).isAbsent());
    client.fetch(helper, second).close();
  }

  @Test
  void oneOfAnotherTermOrStepIsNotGiven() {
    GradientRef held = shelve(0);
    for (GradientKey other :
        List.of(
            new GradientKey(Snapshots.RUN, 2, STEP, 0),
            new GradientKey(Snapshots.RUN, 1, STEP + 1, 0),
            new GradientKey("another", 1, STEP, 0))) {
      TransferException e = refused(helper, new GradientRef(other, held.sha256()));
      assertTrue(e.isAbsent(), e.getMessage());
      assertTrue(e.toString().contains(other.toString()), e.getMessage());
    }
  }

  @Test
  void oneUnderAnotherDigestIsNotTaken() {
    shelve(0);
    GradientRef wrong = new GradientRef(key(0), new Sha256("ab".repeat(32)));
    TransferException e = refused(helper, wrong);
    assertFalse(e.isAbsent());
    assertTrue(e.seen().startsWith("FAILED_PRECONDITION: held under sha256 "), e.getMessage());
  }

  @Test
  void aTruncatedOneIsRefused() throws Exception {
    List<FetchResponse> parts = parts(shelve(0));
    parts.removeLast();
    assertEquals("2000", lie(parts).expected());
  }

  @Test
  void anotherOneUnderTheRightNameIsRefused() throws Exception {
    List<FetchResponse> parts = parts(shelve(0));
    byte[] bytes = parts.getLast().getChunk().getData().toByteArray();
    bytes[7] ^= 1;
    int last = 2_000 - CHUNK;
    parts.set(parts.size() - 1, Parts.chunk(last, ByteString.copyFrom(bytes), upTo(last)));
    assertTrue(lie(parts).seen().endsWith(" of the bytes"));
  }

  private List<FetchResponse> parts(GradientRef ref) {
    try (Snapshot gradient = shelf.get(ref.key()).orElseThrow()) {
      return new ArrayList<>(Parts.of(gradient, CHUNK));
    }
  }

  private SnapshotDigest upTo(int end) {
    try (Snapshot gradient = shelf.get(key(0)).orElseThrow()) {
      return new SnapshotDigest().update(gradient.bytes().asSlice(0, end));
    }
  }

  private TransferException lie(List<FetchResponse> parts) throws IOException {
    Sha256 truth = digest();
    try (LyingHolder liar = new LyingHolder(parts, true)) {
      return refused(liar.address(), new GradientRef(key(0), truth));
    }
  }

  private Sha256 digest() {
    try (Snapshot gradient = shelf.get(key(0)).orElseThrow()) {
      return gradient.sha256();
    }
  }

  private TransferException refused(HolderAddress holder, GradientRef ref) {
    return assertThrows(TransferException.class, () -> client.fetch(holder, ref));
  }
}
