package io.sampo.app.management;

import io.sampo.app.failure.UserError;
import io.sampo.app.management.RunStatus.Member;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Lets a node drain. */
public final class DrainClient implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final NodeRequests requests;

  public DrainClient(Optional<Token> token) {
    requests = new NodeRequests(token);
  }

  /**
   * Tells the node to drain.
   *
   * @throws UserError if it cannot be told, or refuses
   */
  public void drain(Member node) throws InterruptedException {
    String address = address(node);
    HttpResponse<String> answer =
        requests
            .send(address, "/drain", request -> post(request, node))
            .orElseThrow(() -> new UserError(address + ": nobody listens there"));
    if (answer.statusCode() != Answer.ACCEPTED) {
      throw new UserError(answer.body().strip());
    }
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request, Member node) {
    return request
        .POST(HttpRequest.BodyPublishers.noBody())
        .header(ManagementServer.NODE, node.node());
  }

  /**
   * Returns once the node has ended; says whether it did so within this long.
   *
   * @throws UserError if its machine is out of reach
   */
  public boolean awaitEnd(Member node, Duration atMost) throws InterruptedException {
    String address = address(node);
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      if (!requests.isThere(address)) {
        return true;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return false;
  }

  private static String address(Member node) {
    if (node.management() == null) {
      throw new UserError(
          node.node() + ": cannot be asked (expected: deployment.management.enabled, or SIGTERM)");
    }
    return node.management();
  }

  @Override
  public void close() {
    requests.close();
  }
}
