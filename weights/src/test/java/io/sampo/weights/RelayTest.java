package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.FetchResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that serve a snapshot while they receive it. */
class RelayTest {
  private static final int CHUNK = 64 << 10;
  private static final int CHUNKS = 100;
  private static final int ELEMENTS = CHUNK / 2 * CHUNKS;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<RelayingNode> nodes = new ArrayList<>();
  private RelayingNode learner;
  private SnapshotRef ref;

  @BeforeEach
  void publish() throws Exception {
    learner = node();
    Snapshot snapshot = Snapshots.inChunks(learner.memory, 1, ELEMENTS, CHUNK);
    ref = snapshot.ref();
    learner.store.put(snapshot);
  }

  @AfterEach
  void everythingIsFreed() {
    threads.shutdownNow();
    threads.close();
    nodes.forEach(RelayingNode::close);
    nodes.forEach(node -> assertEquals(0, node.memory.inUse()));
    nodes.forEach(node -> node.memory.close());
  }

  private RelayingNode node() throws Exception {
    nodes.add(new RelayingNode());
    return nodes.getLast();
  }

  private Future<?> fetch(RelayingNode node, HolderAddress... holders) {
    Callable<Boolean> fetching =
        () -> {
          node.client.fetchInto(node.relay(), List.of(holders), ref);
          return true;
        };
    return threads.submit(fetching);
  }

  @Test
  void whatHasArrivedIsSentOnBeforeTheRestIsThere() throws Exception {
    RelayingNode relay = node();
    try (PacedHolder holder = new PacedHolder(learner.parts(ref, CHUNK))) {
      Future<?> fetching = fetch(relay, holder.address());
      try (SlowReceiver behind = new SlowReceiver(relay.port())) {
        holder.awaitAsked();
        behind.ask(ref);
        holder.send(3);
        assertTrue(behind.take().orElseThrow().hasManifest());
        assertEquals(0, behind.take().orElseThrow().getChunk().getOffset());
        assertEquals(CHUNK, behind.take().orElseThrow().getChunk().getOffset());
        assertFalse(relay.store.holds(1));
        holder.send(CHUNKS);
        for (int i = 2; i < CHUNKS; i++) {
          assertEquals((long) i * CHUNK, behind.take().orElseThrow().getChunk().getOffset());
        }
        assertTrue(behind.take().isEmpty());
      }
      fetching.get();
    }
    assertTrue(relay.store.holds(1));
  }

  @Test
  void aRelayWhoseHolderFailsEndsItsStreamsAndTheReceiversGoOnWithAnother() throws Exception {
    RelayingNode relay = node();
    RelayingNode behind = node();
    try (PacedHolder failing = new PacedHolder(learner.parts(ref, CHUNK))) {
      Future<?> relayed = fetch(relay, failing.address());
      failing.awaitAsked();
      Future<?> received = fetch(behind, relay.address(), learner.address());
      failing.send(10);
      relay.awaitServed(5L * CHUNK);
      failing.fail();
      received.get();
      var e = assertThrows(ExecutionException.class, relayed::get);
      assertInstanceOf(TransferException.class, e.getCause());
    }
    assertTrue(behind.store.holds(1));
    assertEquals(0, relay.memory.inUse());
    assertEquals(2L * ELEMENTS, learner.server.bytesRead());
  }

  @Test
  void whoIsBehindARelayThatFailsIsToldWhy() throws Exception {
    RelayingNode relay = node();
    RelayingNode behind = node();
    try (PacedHolder failing = new PacedHolder(learner.parts(ref, CHUNK))) {
      Future<?> relayed = fetch(relay, failing.address());
      failing.awaitAsked();
      Future<?> received = fetch(behind, relay.address());
      failing.send(10);
      relay.awaitServed(5L * CHUNK);
      failing.fail();
      assertThrows(ExecutionException.class, relayed::get);
      var e = assertThrows(ExecutionException.class, received::get);
      var seen = assertInstanceOf(TransferException.class, e.getCause());
      assertTrue(seen.isAbsent());
      assertTrue(
          seen.seen().contains("UNAVAILABLE: stopped arriving here: UNAVAILABLE: gone"),
          seen.seen());
    }
  }

  @Test
  void aReceiverThatLeavesARelayFreesItsBytesAndDisturbsNobody() throws Exception {
    RelayingNode relay = node();
    try (PacedHolder holder = new PacedHolder(learner.parts(ref, CHUNK))) {
      Future<?> fetching = fetch(relay, holder.address());
      holder.awaitAsked();
      try (SlowReceiver leaving = new SlowReceiver(relay.port()).ask(ref)) {
        holder.send(5);
        assertTrue(leaving.take().orElseThrow().hasManifest());
        assertTrue(leaving.take().orElseThrow().hasChunk());
      }
      holder.send(CHUNKS);
      fetching.get();
    }
    relay.store.drop(Set.of(1L));
    relay.server.close();
    assertEquals(0, relay.memory.inUse());
  }

  @Test
  void bytesThatDoNotFitTheDigestsAreNotSentOn() throws Exception {
    RelayingNode relay = node();
    List<FetchResponse> parts = learner.parts(ref, CHUNK);
    var wrong = ByteString.copyFrom(new byte[CHUNK]);
    parts.set(3, Parts.chunk(parts.get(3).getChunk().toBuilder().setData(wrong).build()));
    try (PacedHolder lying = new PacedHolder(parts)) {
      Future<?> fetching = fetch(relay, lying.address());
      lying.awaitAsked();
      try (SlowReceiver behind = new SlowReceiver(relay.port()).ask(ref)) {
        lying.send(CHUNKS);
        int chunks = 0;
        for (var part = behind.take(); part.isPresent(); part = behind.take()) {
          chunks += part.get().hasChunk() ? 1 : 0;
        }
        assertTrue(chunks <= 2, "chunks sent on: " + chunks);
      }
      assertThrows(ExecutionException.class, fetching::get);
    }
  }

  @Test
  void manyReceiversMakeATreeInWhichNobodyServesMoreThanItsShare() throws Exception {
    List<RelayingNode> receivers = new ArrayList<>();
    List<Future<?>> fetches = new ArrayList<>();
    try (PacedHolder root = new PacedHolder(learner.parts(ref, CHUNK))) {
      RelayingNode first = node();
      fetches.add(fetch(first, root.address()));
      root.awaitAsked();
      for (int i = 0; i < 12; i++) {
        receivers.add(node());
        fetches.add(fetch(receivers.getLast(), first.address()));
      }
      receivers.add(first);
      while (receivers.stream().mapToInt(node -> node.server.streams()).sum() < 12) {
        Thread.onSpinWait();
      }
      root.send(CHUNKS + 1);
      for (Future<?> fetch : fetches) {
        fetch.get();
      }
    }
    long served = receivers.stream().mapToLong(node -> node.server.bytesRead()).sum();
    assertEquals(12 * 2L * ELEMENTS, served);
    for (RelayingNode node : receivers) {
      assertTrue(node.store.holds(1));
      assertTrue(
          node.server.bytesRead() <= 2 * 2L * ELEMENTS, "served: " + node.server.bytesRead());
    }
  }

  @Test
  void aHolderServesAllWhoCannotGetItFromTheRelaysItNames() throws Exception {
    try (SlowReceiver one = new SlowReceiver(learner.port());
        SlowReceiver two = new SlowReceiver(learner.port())) {
      assertTrue(one.relaying("127.0.0.1:1").ask(ref).take().orElseThrow().hasManifest());
      assertTrue(two.relaying("127.0.0.1:2").ask(ref).take().orElseThrow().hasManifest());
      RelayingNode late = node();
      fetch(late, learner.address()).get();
      assertTrue(late.store.holds(1));
    }
  }
}
