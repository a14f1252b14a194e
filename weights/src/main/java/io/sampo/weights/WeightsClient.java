package io.sampo.weights;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.sampo.tls.Identity;
import io.sampo.weights.v1.FetchResponse;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches snapshots and gradients from the nodes that hold them. A call blocks its thread until the
 * snapshot is whole and verified; an interrupt stops it. Any number of threads may fetch at once.
 */
public final class WeightsClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WeightsClient.class);

  /** The largest chunk and what is around it; a manifest of ten thousand tensors is smaller. */
  private static final int MAX_PART_BYTES = ServerSettings.MAX_CHUNK_BYTES + (64 << 10);

  private static final int MAX_METADATA_BYTES = 8 << 10;
  private static final long KEEP_ALIVE_TIMEOUT_S = 10;

  private final SnapshotMemory memory;
  private final ClientSettings settings;
  private final Optional<Identity> identity;
  private final ChannelCredentials shown;
  private final EventLoops loops = new EventLoops("weights-client-io");

  /** Asks anybody. */
  public WeightsClient(SnapshotMemory memory, ClientSettings settings) {
    this(memory, settings, Optional.empty());
  }

  /**
   * A client to be.
   *
   * @param memory what arrives is held here; its limit is the largest size that is believed
   * @param identity shown to holders, who must show one of the same authority; empty for plain
   *     connections
   */
  public WeightsClient(
      SnapshotMemory memory, ClientSettings settings, Optional<Identity> identity) {
    this.memory = memory;
    this.settings = settings;
    this.identity = identity;
    this.shown = identity.map(Credentials::ofClient).orElseGet(InsecureChannelCredentials::create);
  }

  /**
   * The snapshot, from the first holder of the list that gives it whole.
   *
   * @throws TransferException if none does; what each of them did is suppressed in it
   */
  public Snapshot fetchFromAny(List<HolderAddress> holders, SnapshotRef ref)
      throws TransferException, InterruptedException {
    List<TransferException> failures = new ArrayList<>();
    for (HolderAddress holder : holders) {
      try {
        return fetch(holder, ref);
      } catch (TransferException e) {
        log.warn("{}", e.getMessage());
        failures.add(e);
      }
    }
    throw noneOf(holders, ref, failures);
  }

  /** The snapshot or gradient, from that holder. */
  public Snapshot fetch(HolderAddress holder, TransferRef ref)
      throws TransferException, InterruptedException {
    ManagedChannel channel = channel(holder);
    try {
      return receive(channel, holder, ref);
    } catch (TransferException e) {
      identity.ifPresent(known -> known.handshakes().failed(holder.toString(), e));
      throw e;
    } finally {
      channel.shutdownNow();
    }
  }

  /** Ends its threads; a fetch under way fails. */
  @Override
  public void close() {
    loops.close();
  }

  private Snapshot receive(ManagedChannel channel, HolderAddress holder, TransferRef ref)
      throws TransferException, InterruptedException {
    try (SnapshotAssembly assembly = new SnapshotAssembly(memory, holder.toString(), ref);
        HolderCall call = new HolderCall(channel, holder, ref, settings)) {
      @Nullable FetchResponse part;
      while ((part = call.next()) != null) {
        assembly.accept(part);
      }
      return assembly.finish();
    }
  }

  private ManagedChannel channel(HolderAddress holder) {
    InetSocketAddress address = new InetSocketAddress(holder.host(), holder.port());
    return NettyChannelBuilder.forAddress(address, shown)
        .channelType(NioSocketChannel.class)
        .eventLoopGroup(loops.group())
        .directExecutor()
        .disableRetry()
        .maxInboundMessageSize(MAX_PART_BYTES)
        .maxInboundMetadataSize(MAX_METADATA_BYTES)
        .keepAliveTime(settings.keepAlive().toSeconds(), TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_S, TimeUnit.SECONDS)
        .build();
  }

  private static TransferException noneOf(
      List<HolderAddress> holders, SnapshotRef ref, List<TransferException> failures) {
    String seen =
        failures.isEmpty()
            ? "no holder is known"
            : failures.stream()
                .map(TransferException::getMessage)
                .reduce((a, b) -> a + "; " + b)
                .get();
    String who = "any of " + holders;
    TransferException none =
        failures.stream().allMatch(TransferException::isAbsent)
            ? TransferException.absent(who, ref, seen, "one that gives it", null)
            : new TransferException(who, ref, seen, "one that gives it", null);
    failures.forEach(none::addSuppressed);
    return none;
  }
}
