package io.sampo.app.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a node how its run stands. */
public final class StatusClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final Optional<Token> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();

  public StatusClient(Optional<Token> token) {
    this.token = token;
  }

  /** The first of these nodes that is there; empty when none is: they have ended. */
  public Optional<RunStatus> askAny(List<String> addresses) throws InterruptedException {
    for (String address : addresses) {
      Optional<RunStatus> status = ask(address);
      if (status.isPresent()) {
        return status;
      }
    }
    return Optional.empty();
  }

  /**
   * What the node at host:port says; empty when nobody listens there.
   *
   * @throws UserError if somebody does and gives no status
   */
  public Optional<RunStatus> ask(String address) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(request(address), HttpResponse.BodyHandlers.ofString());
      return Optional.of(status(address, answer));
    } catch (ConnectException _) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new UserError(address + ": its answer is no status of a run", e);
    } catch (IOException e) {
      throw new UserError(address + ": does not answer: " + e.getMessage(), e);
    }
  }

  private HttpRequest request(String address) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://" + address + "/status"))
              .timeout(ANSWER_WITHIN);
      token.ifPresent(secret -> request.header("Authorization", secret.header()));
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new UserError(address + ": no address (expected: HOST:PORT)", e);
    }
  }

  private static RunStatus status(String address, HttpResponse<String> answer)
      throws JsonProcessingException {
    return switch (answer.statusCode()) {
      case Answer.OK -> RunStatus.parse(answer.body());
      case Answer.UNAUTHORIZED ->
          throw new UserError(
              address
                  + ": the token is missing or wrong (expected: the node's, in "
                  + Token.VARIABLE
                  + " or --token-file)");
      default -> throw new UserError(address + ": " + answer.body().strip());
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
