package io.sampo.app.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sampo.app.failure.UserError;
import io.sampo.config.ManagementSection;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers over HTTP how a node and its cluster are, and drains the node. */
public final class ManagementServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
  private static final int BACKLOG = 16;

  /** Whom a drain is for: so it never meets another node that listens at the same address. */
  static final String NODE = "Sampo-Node";

  private final String run;
  private final Optional<Token> token;
  private final ManagedNode node;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Serves at once.
   *
   * @param run the run's name
   * @param node whom it asks
   * @throws UserError if it may not or cannot listen there
   */
  public static ManagementServer start(
      ManagementSection section, Optional<Token> token, String run, ManagedNode node)
      throws IOException {
    InetAddress host = InetAddress.getByName(section.host());
    if (!host.isLoopbackAddress() && token.isEmpty()) {
      throw new UserError(
          "deployment.management.host: "
              + section.host()
              + " without a token (expected: a loopback address, or a token in "
              + Token.VARIABLE
              + " or in deployment.management.token-file)");
    }
    return new ManagementServer(
        listening(new InetSocketAddress(host, section.port())), token, run, node);
  }

  private static HttpServer listening(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new UserError(
          "deployment.management.port: "
              + address.getPort()
              + " on "
              + address.getHostString()
              + " cannot be listened on (expected: a free port, or 0 for any)",
          e);
    }
  }

  private ManagementServer(HttpServer server, Optional<Token> token, String run, ManagedNode node) {
    this.server = server;
    this.token = token;
    this.run = run;
    this.node = node;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** host:port where it listens. */
  public String address() {
    return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Ends at once, requests in hand included. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answerTo(exchange);
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (answer.code() == Answer.UNAUTHORIZED) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      exchange.sendResponseHeaders(answer.code(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answerTo(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (token.isPresent() && !token.get().isBorneBy(authorization)) {
      return Answer.text(Answer.UNAUTHORIZED, "a token is expected: Authorization: Bearer …");
    }
    String path = exchange.getRequestURI().getPath();
    String method = path.equals("/drain") ? "POST" : "GET";
    if (!exchange.getRequestMethod().equals(method)) {
      return Answer.text(Answer.NOT_ALLOWED, "only " + method);
    }
    try {
      return path.equals("/drain")
          ? drain(exchange.getRequestHeaders().getFirst(NODE))
          : answerTo(path);
    } catch (CompletionException e) {
      LOG.warn("the node does not answer", e);
      return Answer.text(Answer.UNAVAILABLE, "the node does not answer");
    }
  }

  private Answer answerTo(String path) {
    return switch (path) {
      case "/status" -> Answer.json(status().json());
      case "/metrics" -> new Answer(Answer.OK, Exposition.CONTENT_TYPE, Exposition.of(status()));
      case "/health/live" -> Answer.text(Answer.OK, "live, run " + status().run());
      case "/health/ready" ->
          status().isReady()
              ? Answer.text(Answer.OK, "ready")
              : Answer.text(
                  Answer.UNAVAILABLE, "not a member that is up, or without a coordinator");
      default ->
          Answer.text(
              Answer.NOT_FOUND,
              "expected: /status, /metrics, /health/live, /health/ready or /drain");
    };
  }

  private Answer drain(@Nullable String whom) {
    if (!node.name().equals(whom)) {
      return Answer.text(Answer.CONFLICT, "here is " + node.name() + " (expected: " + whom + ")");
    }
    return node.drain()
        ? Answer.text(Answer.ACCEPTED, node.name() + " drains")
        : Answer.text(
            Answer.CONFLICT,
            node.name()
                + ": no other node may host the coordinator (expected: another one, or SIGTERM,"
                + " which stops the run with a checkpoint)");
  }

  private RunStatus status() {
    return StatusOf.view(run, node.look().toCompletableFuture().join(), Instant.now());
  }
}
