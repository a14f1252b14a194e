package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's answers over loopback. */
final class ManagementServerTest {
  private static final String SECRET = "a-secret-of-some-length";

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
  }

  private static ManagementServer serve(Optional<Token> token) throws IOException {
    return new ServedNode().serve(token);
  }

  private static ServedNode withoutCoordinator() {
    return new ServedNode(() -> CompletableFuture.completedFuture(Statuses.withoutCoordinator()));
  }

  private HttpResponse<String> drain(ManagementServer server, String whom) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + server.address() + "/drain"))
            .header(ManagementServer.NODE, whom)
            .POST(HttpRequest.BodyPublishers.noBody());
    return http.send(request.build(), BodyHandlers.ofString());
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
    try (ManagementServer server = serve(Optional.empty())) {
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
    try (ManagementServer server = serve(Optional.of(Token.of(SECRET, "here")))) {
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
    try (ManagementServer server = serve(Optional.empty())) {
      address = server.address();
    }
    try (StatusClient client = new StatusClient(Optional.empty())) {
      assertEquals(Optional.empty(), client.ask(address));
    }
  }

  @Test
  void whoIsThereAndDoesNotAnswerHidesNobodyElse() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ManagementServer server = serve(Optional.empty());
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
    try (ManagementServer server = serve(Optional.empty())) {
      assertEquals(200, get(server, "/health/live").statusCode());
      assertEquals(200, get(server, "/health/ready").statusCode());
    }
  }

  @Test
  void aNodeWithoutACoordinatorIsAliveAndNotReady() throws Exception {
    try (ManagementServer server = withoutCoordinator().serve(Optional.empty())) {
      assertEquals(200, get(server, "/health/live").statusCode());
      assertEquals(503, get(server, "/health/ready").statusCode());
    }
  }

  @Test
  void aNodeWhoseActorsDoNotAnswerIsNotAlive() throws Exception {
    try (ManagementServer server =
        new ServedNode(() -> CompletableFuture.failedFuture(new TimeoutException()))
            .serve(Optional.empty())) {
      assertEquals(503, get(server, "/health/live").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/metrics", "/health/live", "/health/ready", "/else"})
  void withATokenNothingIsSaidToWhoDoesNotBearIt(String path) throws Exception {
    try (ManagementServer server = serve(Optional.of(Token.of(SECRET, "here")))) {
      assertEquals(401, get(server, path).statusCode());
      assertEquals(401, get(server, path, "Authorization", "Bearer " + SECRET + "x").statusCode());
      assertEquals(401, get(server, path, "Authorization", SECRET).statusCode());
      int borne = get(server, path, "Authorization", "Bearer " + SECRET).statusCode();
      assertEquals(path.equals("/else") ? 404 : 200, borne);
    }
  }

  @Test
  void aNodeIsDrainedByItsNameAlone() throws Exception {
    ServedNode node = new ServedNode();
    try (ManagementServer server = node.serve(Optional.empty())) {
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
  void theProbeOfThePodsTellsAnswersApart() throws Exception {
    int port;
    try (ManagementServer up = serve(Optional.of(Token.of(SECRET, "here")))) {
      port = up.port();
      assertEquals(0, probe(port, "ready", SECRET));
      assertNotEquals(0, probe(port, "ready", SECRET + "x"));
    }
    assertNotEquals(0, probe(port, "live", SECRET));
    try (ManagementServer alone = withoutCoordinator().serve(Optional.empty())) {
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
    try (ManagementServer server = serve(Optional.empty())) {
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
                    ServedNode.on("0.0.0.0", 0), Optional.empty(), "mill", new ServedNode()));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("deployment.management.host: 0.0.0.0 without a token (expected: "),
        e.getMessage());
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ManagementServer server = serve(Optional.empty())) {
      int port = URI.create("http://" + server.address()).getPort();
      var e =
          assertThrows(
              UserError.class,
              () ->
                  ManagementServer.start(
                      ServedNode.on("127.0.0.1", port),
                      Optional.empty(),
                      "mill",
                      new ServedNode()));
      assertTrue(String.valueOf(e.getMessage()).contains(Integer.toString(port)), e.getMessage());
    }
  }
}
