package io.sampo.app.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sampo.app.failure.UserError;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks a node how its run stands. */
public final class StatusClient implements AutoCloseable {
  private final NodeRequests requests;

  public StatusClient(Optional<Token> token) {
    requests = new NodeRequests(token);
  }

  /**
   * What the first of these nodes says that answers; empty when none is there: they have ended.
   *
   * @throws UserError if none answers and not all have ended: of the first whose machine is out of
   *     reach, say
   */
  public Optional<RunStatus> askAny(List<String> addresses) throws InterruptedException {
    Optional<UserError> silent = Optional.empty();
    for (String address : addresses) {
      try {
        Optional<RunStatus> status = ask(address);
        if (status.isPresent()) {
          return status;
        }
      } catch (UserError e) {
        silent = silent.or(() -> Optional.of(e));
      }
    }
    if (silent.isPresent()) {
      throw silent.get();
    }
    return Optional.empty();
  }

  /**
   * What the node at host:port says; empty when nobody listens there.
   *
   * @throws UserError if somebody does and gives no status
   */
  public Optional<RunStatus> ask(String address) throws InterruptedException {
    return requests
        .send(address, "/status", UnaryOperator.identity())
        .map(answer -> status(address, answer));
  }

  private static RunStatus status(String address, HttpResponse<String> answer) {
    if (answer.statusCode() != Answer.OK) {
      throw new UserError(address + ": " + answer.body().strip());
    }
    try {
      return RunStatus.parse(answer.body());
    } catch (JsonProcessingException e) {
      throw new UserError(address + ": its answer is no status of a run", e);
    }
  }

  @Override
  public void close() {
    requests.close();
  }
}
