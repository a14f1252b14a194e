package io.sampo.weights;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.sampo.tls.Identity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves a node's snapshots and gradients over gRPC until it is closed. */
public final class WeightsServer implements AutoCloseable {
  /** A request is a run's name, a number and a digest. */
  private static final int MAX_REQUEST_BYTES = 16 << 10;

  private static final int MAX_METADATA_BYTES = 8 << 10;
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(10);

  /** A client may not probe more often than this; its own floor is 10 s. */
  private static final Duration PERMITTED_KEEP_ALIVE = Duration.ofSeconds(5);

  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  private final ServerSettings settings;
  private final WeightsService service;
  private final EventLoops loops = new EventLoops("weights-server-io");
  private final ExecutorService readers;
  private final Server server;

  /** Serves at once, to anybody who can reach it. */
  public static WeightsServer start(
      SnapshotStore store, String host, int port, ServerSettings settings) throws IOException {
    return start(store, host, port, settings, Optional.empty());
  }

  /**
   * Serves at once.
   *
   * @param host the address to listen on
   * @param port 0 for any that is free
   * @param identity shown to receivers, who must show one of the same authority; empty for plain
   *     connections
   * @throws IOException if it cannot listen there
   */
  public static WeightsServer start(
      SnapshotStore store,
      String host,
      int port,
      ServerSettings settings,
      Optional<Identity> identity)
      throws IOException {
    return start(store, new GradientShelf(1), host, port, settings, identity);
  }

  /**
   * Serves at once, gradients too.
   *
   * @param gradients those that this node computes for the learner that leads
   * @throws IOException if it cannot listen there
   */
  public static WeightsServer start(
      SnapshotStore store,
      GradientShelf gradients,
      String host,
      int port,
      ServerSettings settings,
      Optional<Identity> identity)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    WeightsServer weights = new WeightsServer(store, gradients, address, settings, identity);
    try {
      weights.server.start();
      return weights;
    } catch (IOException e) {
      weights.close();
      throw new IOException(cannotListen(host, port, e), e);
    }
  }

  private WeightsServer(
      SnapshotStore store,
      GradientShelf gradients,
      InetSocketAddress address,
      ServerSettings settings,
      Optional<Identity> identity) {
    this.settings = settings;
    this.readers =
        Executors.newFixedThreadPool(
            settings.threads(), new DefaultThreadFactory("weights-server", true));
    this.service = new WeightsService(store, gradients, settings.fanOut(), readers);
    this.server = builder(address, identity).addService(service).build();
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Chunks read from snapshots so far, for all receivers. */
  public long chunksRead() {
    return service.served().chunks();
  }

  /** Bytes read from snapshots so far, for all receivers. */
  public long bytesRead() {
    return service.served().bytes();
  }

  /** Receivers that are being sent a snapshot now. */
  int streams() {
    return service.streams();
  }

  /** Lets streams under way go on for the grace, then cuts them; its threads end. */
  @Override
  public void close() {
    server.shutdown();
    if (!ended(settings.grace())) {
      server.shutdownNow();
      ended(END_WITHIN);
    }
    readers.close();
    service.close();
    loops.close();
  }

  private NettyServerBuilder builder(InetSocketAddress address, Optional<Identity> identity) {
    ServerCredentials shown =
        identity.map(Credentials::ofServer).orElseGet(InsecureServerCredentials::create);
    return NettyServerBuilder.forAddress(address, shown)
        .channelFactory(() -> ServerDoor.open(identity.map(Identity::handshakes)))
        .bossEventLoopGroup(loops.group())
        .workerEventLoopGroup(loops.group())
        .executor(readers)
        .maxInboundMessageSize(MAX_REQUEST_BYTES)
        .maxInboundMetadataSize(MAX_METADATA_BYTES)
        .permitKeepAliveTime(PERMITTED_KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
        .keepAliveTime(settings.keepAlive().toSeconds(), TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  /** An interrupt ends the wait, not the closing. */
  private boolean ended(Duration within) {
    try {
      return server.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String cannotListen(String host, int port, IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "weights server: cannot listen on "
        + host
        + ":"
        + port
        + ": "
        + cause.getMessage()
        + " (expected: an address of this machine and a free port, or 0 for any)";
  }
}
