package io.sampo.app.management;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests to nodes, with the token where there is one. */
final class NodeRequests implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final Optional<Token> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();

  NodeRequests(Optional<Token> token) {
    this.token = token;
  }

  /**
   * What the node at host:port answers; empty when nobody listens there.
   *
   * @throws UserError if somebody does and gives no answer, or wants another token
   */
  Optional<HttpResponse<String>> send(
      String address, String path, UnaryOperator<HttpRequest.Builder> with)
      throws InterruptedException {
    try {
      HttpRequest request = with.apply(request(address, path)).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      refuseWrongToken(address, answer);
      return Optional.of(answer);
    } catch (ConnectException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw silent(address, e);
    }
  }

  /**
   * Whether somebody listens at host:port. Who breaks off while it is asked, as a node does that
   * ends, was there.
   *
   * @throws UserError if its machine is out of reach
   */
  boolean isThere(String address) throws InterruptedException {
    try {
      http.send(request(address, "/health/live").build(), HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (ConnectException _) {
      return false;
    } catch (HttpConnectTimeoutException e) {
      throw silent(address, e);
    } catch (IOException _) {
      return true;
    }
  }

  private static UserError silent(String address, IOException cause) {
    return new UserError(address + ": does not answer: " + cause.getMessage(), cause);
  }

  private HttpRequest.Builder request(String address, String path) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(ANSWER_WITHIN);
      token.ifPresent(secret -> request.header("Authorization", secret.header()));
      return request;
    } catch (IllegalArgumentException e) {
      throw new UserError(address + ": no address (expected: HOST:PORT)", e);
    }
  }

  private static void refuseWrongToken(String address, HttpResponse<String> answer) {
    if (answer.statusCode() == Answer.UNAUTHORIZED) {
      throw new UserError(
          address
              + ": the token is missing or wrong (expected: the node's, in "
              + Token.VARIABLE
              + " or --token-file)");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
