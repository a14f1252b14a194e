package io.sampo.weights;

import io.grpc.Channel;
import io.sampo.weights.v1.Elsewhere;
import io.sampo.weights.v1.FetchResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to one holder. What it gives is relayed while it arrives, where there is a relay. */
final class Attempt {
  private final SnapshotMemory memory;
  private final ClientSettings settings;
  private final Optional<Relay> relay;

  /** What comes of it, where nothing goes wrong. */
  sealed interface Outcome {}

  /** All of it, and in the relay's store too; to be closed. */
  record Given(Snapshot snapshot) implements Outcome {}

  /** Nothing: these are to be asked instead. */
  record SentOn(List<HolderAddress> others) implements Outcome {}

  Attempt(SnapshotMemory memory, ClientSettings settings, Optional<Relay> relay) {
    this.memory = memory;
    this.settings = settings;
    this.relay = relay;
  }

  /** Asks. What arrives can be read from the relay's store from before the first byte on. */
  Outcome make(Channel channel, Route.Stop stop, TransferRef ref)
      throws TransferException, InterruptedException {
    Arrival arrival = new Arrival(ref);
    relay.ifPresent(here -> here.store().arrives(arrival));
    try (SnapshotAssembly assembly =
            new SnapshotAssembly(memory, stop.holder().toString(), arrival);
        HolderCall call = new HolderCall(channel, stop, ref, relay.map(Relay::address), settings)) {
      return receive(call, assembly, arrival);
    } finally {
      relay.ifPresent(here -> here.store().arrived(arrival));
    }
  }

  private Outcome receive(HolderCall call, SnapshotAssembly assembly, Arrival arrival)
      throws TransferException, InterruptedException {
    try {
      @Nullable FetchResponse part = call.next();
      if (part != null && part.hasElsewhere() && relay.isPresent()) {
        return new SentOn(addresses(part.getElsewhere(), assembly));
      }
      for (; part != null; part = call.next()) {
        assembly.accept(part);
      }
      return keep(assembly.finish());
    } catch (TransferException e) {
      arrival.breaks("stopped arriving here: " + e.seen());
      throw e;
    }
  }

  private static List<HolderAddress> addresses(Elsewhere elsewhere, SnapshotAssembly assembly)
      throws TransferException {
    try {
      return elsewhere.getRelaysList().stream().map(HolderAddress::parse).toList();
    } catch (IllegalArgumentException e) {
      throw assembly.refused(String.valueOf(e.getMessage()), "addresses of relays");
    }
  }

  private Given keep(Snapshot whole) {
    try {
      relay.ifPresent(here -> here.store().put(whole.share()));
      return new Given(whole);
    } catch (IllegalStateException e) {
      whole.close();
      throw e;
    }
  }
}
