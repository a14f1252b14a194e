package io.sampo.sampler;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Relay;
import io.sampo.weights.Sha256;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotRef;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.TransferException;
import io.sampo.weights.WeightsClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The snapshots of a node's store, completed from other nodes and sent on to them. All samplers of
 * a node share it: they wait for one transfer instead of making two.
 */
public final class HeldSnapshots implements PolicyVersions {
  private final Relay relay;
  private final SnapshotStore store;
  private final WeightsClient client;
  private final LongAdder bytes = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** Nothing of it is closed here. */
  public HeldSnapshots(Relay relay, WeightsClient client) {
    this.relay = relay;
    this.store = relay.store();
    this.client = client;
  }

  @Override
  public synchronized void ensure(SnapshotEntry entry, List<String> holders)
      throws TransferException, InterruptedException {
    if (!holds(entry)) {
      long begin = System.nanoTime();
      client.fetchInto(relay, inSomeOrder(holders), ref(entry));
      bytes.add(entry.bytes());
      nanos.add(System.nanoTime() - begin);
    }
  }

  /** Bytes of the snapshots fetched so far. */
  public long bytesFetched() {
    return bytes.sum();
  }

  /** Time spent on fetching them, ns. */
  public long nanosFetching() {
    return nanos.sum();
  }

  private boolean holds(SnapshotEntry entry) {
    Optional<Snapshot> held = store.get(entry.version());
    if (held.isEmpty()) {
      return false;
    }
    try (Snapshot snapshot = held.get()) {
      return snapshot.sha256().hex().equals(entry.sha256());
    }
  }

  private SnapshotRef ref(SnapshotEntry entry) {
    return new SnapshotRef(store.run(), entry.version(), new Sha256(entry.sha256()));
  }

  /** Another order at each call, so that not everybody asks the same node. */
  private static List<HolderAddress> inSomeOrder(List<String> holders) {
    List<HolderAddress> addresses = new ArrayList<>();
    holders.forEach(holder -> addresses.add(HolderAddress.parse(holder)));
    Collections.shuffle(addresses);
    return addresses;
  }
}
