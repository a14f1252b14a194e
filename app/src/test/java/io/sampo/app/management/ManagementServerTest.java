package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.sight.View;
import io.sampo.app.failure.UserError;
import io.sampo.config.ManagementSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's answers over loopback. */
final class ManagementServerTest {
  private static final String SECRET = "a-secret-of-some-length";

  /** The HTTP client asks again by itself, five times at most, before it says so. */
  private static final int MORE_THAN_THE_CLIENT_TRIES = 10;

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
  }

  private static ManagementSection on(String host, int port) {
    return new ManagementSection(true, host, port, Optional.empty());
  }

  private static CompletionStage<View> sees() {
    return CompletableFuture.completedFuture(Statuses.view());
  }

  private static ManagementServer serve(Optional<Token> token, Supplier<CompletionStage<View>> look)
      throws IOException {
    return serve(token, new Watched(look));
  }

  private static ManagementServer serve(Optional<Token> token, ManagedNode node)
      throws IOException {
    return ManagementServer.start(on("127.0.0.1", 0), token, "mill", node);
  }

  /** A node that remembers that it was drained. */
  private static final class Watched implements ManagedNode {
    private final Supplier<CompletionStage<View>> look;
    private boolean needed;
    private boolean drained;

    Watched(Supplier<CompletionStage<View>> look) {
      this.look = look;
    }

    @Override
    public String name() {
      return "a:1 pid 1";
    }

    @Override
    public CompletionStage<View> look() {
      return look.get();
    }

    @Override
    public boolean drain() {
      drained = !needed;
      return drained;
    }

    @Override
    public void managedAt(String address) {}
  }

  private HttpResponse<String> drain(ManagementServer server, String whom) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + server.address() + "/drain"))
            .header(ManagementServer.NODE, whom)
            .POST(HttpRequest.BodyPublishers.noBody());
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static RunStatus.Member member(String name, ManagementServer server) {
    return member(name, server.address());
  }

  private static RunStatus.Member member(String name, String management) {
    return new RunStatus.Member(
        name, "a:10", management, "Up", true, false, List.of(), null, Map.of());
  }

  private HttpResponse<String> get(ManagementServer server, String path, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://" + server.address() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aNodeShowsItsClusterAsJsonAndToPrometheus() throws Exception {
    try (ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees)) {
      HttpResponse<String> status = get(server, "/status");
      assertEquals(200, status.statusCode());
      assertEquals(2, RunStatus.parse(status.body()).members().size());
      HttpResponse<String> metrics = get(server, "/metrics");
      assertEquals(200, metrics.statusCode());
      assertEquals(
          Exposition.CONTENT_TYPE, metrics.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(metrics.body().contains("sampo_run_step 12.0"), metrics.body());
      assertEquals(404, get(server, "/").statusCode());
    }
  }

  @Test
  void theCommandReadsWhatTheNodeSays() throws Exception {
    try (ManagementServer server =
        serve(Optional.of(Token.of(SECRET, "here")), ManagementServerTest::sees)) {
      try (StatusClient client = new StatusClient(Optional.of(Token.of(SECRET, "here")))) {
        RunStatus status = client.ask(server.address()).orElseThrow();
        assertEquals("mill", status.run());
        assertEquals(Statuses.full().versions(), status.versions());
      }
      try (StatusClient stranger = new StatusClient(Optional.empty())) {
        var e = assertThrows(UserError.class, () -> stranger.ask(server.address()));
        assertTrue(String.valueOf(e.getMessage()).contains("the token is missing or wrong"));
      }
    }
  }

  @Test
  void whereNobodyListensThereIsNoStatus() throws Exception {
    String address;
    try (ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees)) {
      address = server.address();
    }
    try (StatusClient client = new StatusClient(Optional.empty())) {
      assertEquals(Optional.empty(), client.ask(address));
    }
  }

  @Test
  void whoIsThereAndDoesNotAnswerHidesNobodyElse() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees);
        StatusClient client = new StatusClient(Optional.empty())) {
      Thread.ofVirtual().start(() -> hangUp(silent));
      String paused = "127.0.0.1:" + silent.getLocalPort();
      assertEquals("mill", client.askAny(List.of(paused, server.address())).orElseThrow().run());
      var e = assertThrows(UserError.class, () -> client.askAny(List.of(paused)));
      assertTrue(String.valueOf(e.getMessage()).startsWith(paused + ": does not answer"));
    }
  }

  private static void hangUp(ServerSocket socket) {
    try {
      while (true) {
        socket.accept().close();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void aNodeThatIsUpWithACoordinatorIsReady() throws Exception {
    try (ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees)) {
      assertEquals(200, get(server, "/health/live").statusCode());
      assertEquals(200, get(server, "/health/ready").statusCode());
    }
  }

  @Test
  void aNodeWithoutACoordinatorIsAliveAndNotReady() throws Exception {
    try (ManagementServer server =
        serve(
            Optional.empty(),
            () -> CompletableFuture.completedFuture(Statuses.withoutCoordinator()))) {
      assertEquals(200, get(server, "/health/live").statusCode());
      assertEquals(503, get(server, "/health/ready").statusCode());
    }
  }

  @Test
  void aNodeWhoseActorsDoNotAnswerIsNotAlive() throws Exception {
    try (ManagementServer server =
        serve(Optional.empty(), () -> CompletableFuture.failedFuture(new TimeoutException()))) {
      assertEquals(503, get(server, "/health/live").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/metrics", "/health/live", "/health/ready", "/else"})
  void withATokenNothingIsSaidToWhoDoesNotBearIt(String path) throws Exception {
    try (ManagementServer server =
        serve(Optional.of(Token.of(SECRET, "here")), ManagementServerTest::sees)) {
      assertEquals(401, get(server, path).statusCode());
      assertEquals(401, get(server, path, "Authorization", "Bearer " + SECRET + "x").statusCode());
      assertEquals(401, get(server, path, "Authorization", SECRET).statusCode());
      int borne = get(server, path, "Authorization", "Bearer " + SECRET).statusCode();
      assertEquals(path.equals("/else") ? 404 : 200, borne);
    }
  }

  @Test
  void aNodeIsDrainedByItsNameAlone() throws Exception {
    Watched node = new Watched(ManagementServerTest::sees);
    try (ManagementServer server = serve(Optional.empty(), node)) {
      HttpResponse<String> other = drain(server, "a:1 pid 2");
      assertEquals(409, other.statusCode());
      assertEquals("here is a:1 pid 1 (expected: a:1 pid 2)\n", other.body());
      assertEquals(405, get(server, "/drain", ManagementServer.NODE, node.name()).statusCode());
      assertFalse(node.drained);
      assertEquals(202, drain(server, node.name()).statusCode());
      assertTrue(node.drained);
    }
  }

  @Test
  void aNodeThatBreaksOffWhileItIsAskedHasEndedOnceNobodyListens() throws Exception {
    try (ServerSocket ending = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DrainClient client = new DrainClient(Optional.empty())) {
      String address = "127.0.0.1:" + ending.getLocalPort();
      Thread.ofVirtual().start(() -> hangUpAndEnd(ending));
      assertTrue(client.awaitEnd(member("a:1 pid 1", address), Duration.ofMinutes(1)));
      assertTrue(ending.isClosed());
    }
  }

  private static void hangUpAndEnd(ServerSocket socket) {
    try (socket) {
      for (int connections = 0; connections < MORE_THAN_THE_CLIENT_TRIES; connections++) {
        socket.accept().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aNodeThatTheRunNeedsIsNotDrained() throws Exception {
    Watched node = new Watched(ManagementServerTest::sees);
    node.needed = true;
    try (ManagementServer server = serve(Optional.empty(), node);
        DrainClient client = new DrainClient(Optional.empty())) {
      RunStatus.Member member = member(node.name(), server);
      var e = assertThrows(UserError.class, () -> client.drain(member));
      assertTrue(
          String.valueOf(e.getMessage()).contains("no other node may host the coordinator"),
          e.getMessage());
    }
  }

  @Test
  void aNodeIsNotDrainedWithoutItsToken() throws Exception {
    Watched node = new Watched(ManagementServerTest::sees);
    try (ManagementServer server = serve(Optional.of(Token.of(SECRET, "here")), node);
        DrainClient stranger = new DrainClient(Optional.empty())) {
      RunStatus.Member member = member(node.name(), server);
      assertThrows(UserError.class, () -> stranger.drain(member));
      assertFalse(node.drained);
    }
  }

  @Test
  void whoDrainsANodeHearsWhenItHasEnded() throws Exception {
    ManagementServer server = serve(Optional.empty(), new Watched(ManagementServerTest::sees));
    RunStatus.Member member = member("a:1 pid 1", server);
    try (DrainClient client = new DrainClient(Optional.empty())) {
      assertFalse(client.awaitEnd(member, Duration.ofMillis(1)));
      server.close();
      assertTrue(client.awaitEnd(member, Duration.ofSeconds(20)));
    }
  }

  @Test
  void theProbeOfThePodsTellsAnswersApart() throws Exception {
    int port;
    try (ManagementServer up =
        serve(Optional.of(Token.of(SECRET, "here")), ManagementServerTest::sees)) {
      port = up.port();
      assertEquals(0, probe(port, "ready", SECRET));
      assertNotEquals(0, probe(port, "ready", SECRET + "x"));
    }
    assertNotEquals(0, probe(port, "live", SECRET));
    try (ManagementServer alone =
        serve(
            Optional.empty(),
            () -> CompletableFuture.completedFuture(Statuses.withoutCoordinator()))) {
      assertEquals(0, probe(alone.port(), "live", SECRET));
      assertNotEquals(0, probe(alone.port(), "ready", SECRET));
    }
  }

  private static int probe(int port, String what, String token) throws Exception {
    Path script = Path.of(System.getProperty("sampo.root"), "cluster-conf", "kubernetes", "probe");
    ProcessBuilder probe =
        new ProcessBuilder(script.toString(), what, Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    probe.environment().put(Token.VARIABLE, token);
    return probe.start().waitFor();
  }

  @Test
  void onlyGetIsAnswered() throws Exception {
    try (ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees)) {
      var request =
          HttpRequest.newBuilder(URI.create("http://" + server.address() + "/status"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertEquals(405, http.send(request, BodyHandlers.discarding()).statusCode());
    }
  }

  @Test
  void beyondLoopbackANodeListensWithATokenOnly() {
    var e =
        assertThrows(
            UserError.class,
            () ->
                ManagementServer.start(
                    on("0.0.0.0", 0),
                    Optional.empty(),
                    "mill",
                    new Watched(ManagementServerTest::sees)));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("deployment.management.host: 0.0.0.0 without a token (expected: "),
        e.getMessage());
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ManagementServer server = serve(Optional.empty(), ManagementServerTest::sees)) {
      int port = URI.create("http://" + server.address()).getPort();
      var e =
          assertThrows(
              UserError.class,
              () ->
                  ManagementServer.start(
                      on("127.0.0.1", port),
                      Optional.empty(),
                      "mill",
                      new Watched(ManagementServerTest::sees)));
      assertTrue(String.valueOf(e.getMessage()).contains(Integer.toString(port)), e.getMessage());
    }
  }
}
