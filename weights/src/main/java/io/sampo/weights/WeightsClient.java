package io.sampo.weights;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.sampo.tls.Identity;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches snapshots from the nodes that hold them. A call blocks its thread until the snapshot is
 * whole and verified; an interrupt stops it. Any number of threads may fetch at once.
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
    return fetch(new Route(holders, Optional.empty()), ref, Optional.empty());
  }

  /**
   * Puts the snapshot into the relay's store. While it arrives others read it there; and where a
   * holder has enough to do it comes from one of those others.
   *
   * @throws TransferException if nobody gives it; what each of them did is suppressed in it
   */
  public void fetchInto(Relay relay, List<HolderAddress> holders, SnapshotRef ref)
      throws TransferException, InterruptedException {
    fetch(new Route(holders, Optional.of(relay.address())), ref, Optional.of(relay)).close();
  }

  /** The snapshot or gradient, from that holder. */
  public Snapshot fetch(HolderAddress holder, TransferRef ref)
      throws TransferException, InterruptedException {
    Attempt attempt = new Attempt(memory, settings, Optional.empty());
    return switch (ask(new Route.Stop(holder, false), ref, attempt)) {
      case Attempt.Given given -> given.snapshot();
      case Attempt.SentOn _ -> throw new IllegalStateException("only who relays is sent on");
    };
  }

  /**
   * A connection to a holder that notices the end of the process behind it; to be closed before
   * this client.
   *
   * @param broken called once at most, on any thread
   */
  public Lifeline hold(HolderAddress holder, Runnable broken) {
    return Lifeline.over(channel(holder), broken);
  }

  /** Ends its threads; a fetch under way fails. */
  @Override
  public void close() {
    loops.close();
  }

  private Snapshot fetch(Route route, SnapshotRef ref, Optional<Relay> relay)
      throws TransferException, InterruptedException {
    Attempt attempt = new Attempt(memory, settings, relay);
    Optional<Route.Stop> stop = route.next();
    while (stop.isPresent()) {
      try {
        switch (ask(stop.get(), ref, attempt)) {
          case Attempt.Given given -> {
            return given.snapshot();
          }
          case Attempt.SentOn sentOn -> route.detour(sentOn.others());
        }
      } catch (TransferException e) {
        log.warn("{}", e.getMessage());
        route.failed(e);
      }
      stop = route.next();
    }
    throw route.failure(ref);
  }

  private Attempt.Outcome ask(Route.Stop stop, TransferRef ref, Attempt attempt)
      throws TransferException, InterruptedException {
    ManagedChannel channel = channel(stop.holder());
    try {
      return attempt.make(channel, stop, ref);
    } catch (TransferException e) {
      identity.ifPresent(known -> known.handshakes().failed(stop.holder().toString(), e));
      throw e;
    } finally {
      channel.shutdownNow();
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
}
