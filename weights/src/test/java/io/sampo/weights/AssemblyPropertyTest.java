package io.sampo.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.sampo.weights.v1.FetchResponse;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AssemblyPropertyTest {
  private final SnapshotMemory memory = new SnapshotMemory(1 << 24);

  @Property(tries = 300)
  void anyUniformCutReassembles(
      @ForAll @IntRange(min = 0, max = 5_000) int elements,
      @ForAll @IntRange(min = 1, max = 12_000) int chunkBytes)
      throws TransferException {
    try (Snapshot snapshot = Snapshots.random(memory, 3, elements);
        Snapshot again = assemble(snapshot, Parts.of(snapshot, chunkBytes))) {
      assertEquals(snapshot.ref(), again.ref());
      assertEquals(snapshot.layout(), again.layout());
      assertEquals(-1, snapshot.bytes().mismatch(again.bytes()));
    }
    assertEquals(0, memory.inUse());
  }

  @Property(tries = 200)
  void anyUnevenCutReassembles(@ForAll List<@IntRange(min = 1, max = 900) Integer> cuts)
      throws TransferException {
    try (Snapshot snapshot = Snapshots.random(memory, 3, 3_000);
        Snapshot again = assemble(snapshot, uneven(snapshot, cuts))) {
      assertEquals(-1, snapshot.bytes().mismatch(again.bytes()));
    }
    assertEquals(0, memory.inUse());
  }

  @Property(tries = 200)
  void anyPartLostRepeatedOrSwappedIsRefused(
      @ForAll @IntRange(min = 0, max = 9) int at, @ForAll @IntRange(min = 0, max = 2) int damage) {
    try (Snapshot snapshot = Snapshots.random(memory, 3, 2_500)) {
      List<FetchResponse> parts = Parts.of(snapshot, 500);
      switch (damage) {
        case 0 -> parts.remove(at);
        case 1 -> parts.add(at, parts.get(at));
        default -> parts.add(at, parts.remove(at + 1));
      }
      assertThrows(TransferException.class, () -> assemble(snapshot, parts).close());
    }
    assertEquals(0, memory.inUse());
  }

  private Snapshot assemble(Snapshot snapshot, List<FetchResponse> parts) throws TransferException {
    try (SnapshotAssembly assembly =
        new SnapshotAssembly(memory, "here:1", new Arrival(snapshot.ref()))) {
      for (FetchResponse part : parts) {
        assembly.accept(part);
      }
      return assembly.finish();
    }
  }

  private static List<FetchResponse> uneven(Snapshot snapshot, List<Integer> cuts) {
    List<FetchResponse> parts = new ArrayList<>(Parts.of(snapshot, 12_000).subList(0, 1));
    SnapshotDigest digest = new SnapshotDigest();
    long at = 0;
    for (int i = 0; at < snapshot.byteSize(); i++) {
      long rest = snapshot.byteSize() - at;
      long length = i < cuts.size() ? Math.min(cuts.get(i), rest) : rest;
      var data = snapshot.bytes().asSlice(at, length).asByteBuffer();
      parts.add(Parts.chunk(at, ByteString.copyFrom(data), digest));
      at += length;
    }
    return parts;
  }
}
