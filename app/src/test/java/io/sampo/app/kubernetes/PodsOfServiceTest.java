package io.sampo.app.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sampo.app.failure.UserError;
import io.sampo.certificates.MadeCertificates;
import io.sampo.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a server that answers as the API of Kubernetes does. */
final class PodsOfServiceTest {
  private static final String SLICES =
      """
      {"kind": "EndpointSliceList", "apiVersion": "discovery.k8s.io/v1", "items": [
        {"addressType": "IPv4", "endpoints": [
          {"addresses": ["10.0.0.7"], "conditions": {"ready": false}},
          {"addresses": ["10.0.0.8"], "conditions": {"ready": false, "terminating": true}}]},
        {"addressType": "IPv6", "endpoints": [{"addresses": ["fd00::7"]}]},
        {"addressType": "IPv4", "endpoints": [{"addresses": ["10.0.0.9"]}]},
        {"addressType": "IPv4", "endpoints": null}]}
      """;

  @TempDir private static Path certificates;
  private static Path ours;
  private static Path others;

  @TempDir private Path folder;
  private HttpsServer server;
  private PodsOfService pods;
  private volatile int status = 200;
  private volatile String answer = SLICES;
  private final List<String> asked = new ArrayList<>();

  @BeforeAll
  static void makeCertificates() throws Exception {
    ours = MadeCertificates.in(certificates.resolve("ours"));
    others = MadeCertificates.in(certificates.resolve("others"));
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Identity.load(ours).context()));
    server.createContext("/", this::reply);
    server.start();
    Files.writeString(folder.resolve("token"), "secret-1\n");
    Files.writeString(folder.resolve("namespace"), "mill");
    believe(ours);
    pods =
        new PodsOfService(
            URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
            new ServiceAccount(folder));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void believe(Path identity) throws IOException {
    Files.copy(
        identity.resolve("ca.pem"), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void reply(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization"));
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String failure() {
    var e = assertThrows(UncheckedIOException.class, () -> pods.addresses("coordinator"));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("https://127.0.0.1:" + server.getAddress().getPort() + ": "));
    return message;
  }

  @Test
  void theyAreTheIpv4AddressesOfAllThatDoNotEnd() {
    assertEquals(List.of("10.0.0.7", "10.0.0.9"), pods.addresses("coordinator"));
    assertEquals(
        List.of(
            "/apis/discovery.k8s.io/v1/namespaces/mill/endpointslices"
                + "?labelSelector=kubernetes.io%2Fservice-name%3Dcoordinator [Bearer secret-1]"),
        asked);
  }

  @Test
  void aTokenThatWasReplacedIsReadAgain() throws IOException {
    pods.addresses("coordinator");
    Files.writeString(folder.resolve("token"), "secret-2\n");
    pods.addresses("coordinator");
    assertTrue(asked.getLast().endsWith("[Bearer secret-2]"), asked.toString());
  }

  @Test
  void aServiceThatIsNotThereHasNone() {
    answer = "{\"items\": []}";
    assertEquals(List.of(), pods.addresses("coordinator"));
  }

  @Test
  void whoeverMayNotAskIsToldWhatToDoAndNotItsSecret() {
    status = 403;
    String message = failure();
    assertTrue(message.contains("403") && message.contains("list endpointslices"), message);
    assertTrue(!message.contains("secret"), message);
  }

  @Test
  void anAnswerThatIsNoJsonIsAFailure() {
    answer = "<html>";
    failure();
  }

  @Test
  void aServerOfAnotherAuthorityIsNotBelieved() throws IOException {
    believe(others);
    failure();
    assertEquals(List.of(), asked);
  }

  @Test
  void outsideOfAPodItIsRefused() {
    var e = assertThrows(UserError.class, () -> PodsOfService.seenFromAPod(Map.of()));
    assertTrue(String.valueOf(e.getMessage()).contains("KUBERNETES_SERVICE_HOST"));
    var noAccount =
        assertThrows(
            UserError.class,
            () -> PodsOfService.seenFromAPod(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")));
    assertTrue(String.valueOf(noAccount.getMessage()).contains("automountServiceAccountToken"));
  }
}
