package io.sampo.actors.coordinator;

import io.sampo.actors.work.OrderId;
import java.util.Map;

/** Which order or version a command concerns: keys of the log lines written while it is handled. */
final class About {
  private About() {}

  static Map<String, String> command(Coordinator.Command command) {
    return switch (command) {
      case Coordinator.OrderDone done -> order(done.result().id());
      case Coordinator.OrderFailed failed -> order(failed.id());
      case Coordinator.VerdictGiven given -> order(given.verdict().id());
      case Coordinator.VerdictFailed failed -> order(failed.id());
      case Coordinator.PullBatch pull -> version(pull.step());
      case Coordinator.LearnerFailed failed -> version(failed.step());
      case Coordinator.LearnerStopped stopped -> version(stopped.last().step());
      case Coordinator.PullOrder _,
          Coordinator.PullRollout _,
          Coordinator.SeekLead _,
          Coordinator.Leading _,
          Coordinator.GetStatus _,
          Coordinator.Stop _,
          Coordinator.Gone _,
          Coordinator.Unreachable _,
          Coordinator.Tick _ ->
          Map.of();
    };
  }

  private static Map<String, String> order(OrderId id) {
    return Map.of("order", id.key());
  }

  /** The learner that stands at a step made the version of that number. */
  private static Map<String, String> version(int step) {
    return Map.of("version", Integer.toString(step));
  }
}
