package io.sampo.actors.coordinator;

import static io.sampo.actors.coordinator.OrderEvent.GIVEN_BACK;
import static io.sampo.actors.coordinator.OrderEvent.ISSUED;
import static io.sampo.actors.coordinator.OrderEvent.RESULT;
import static io.sampo.actors.coordinator.OrderEvent.RESULT_TO_JUDGE;
import static io.sampo.actors.coordinator.OrderEvent.TAKEN;
import static io.sampo.actors.coordinator.OrderEvent.VERDICT;
import static io.sampo.actors.coordinator.OrderState.BATCHED;
import static io.sampo.actors.coordinator.OrderState.COMPLETE;
import static io.sampo.actors.coordinator.OrderState.DROPPED;
import static io.sampo.actors.coordinator.OrderState.GENERATED;
import static io.sampo.actors.coordinator.OrderState.GENERATING;
import static io.sampo.actors.coordinator.OrderState.JUDGING;
import static io.sampo.actors.coordinator.OrderState.MEASURED;
import static io.sampo.actors.coordinator.OrderState.TRAINED;
import static io.sampo.actors.coordinator.OrderState.WAITING;

import java.util.List;

/**
 * The life of an order as a table. A result that comes late, from a holder that was given up,
 * counts as much as any other: it is the same result.
 */
final class LifeCycle {
  record Transition(OrderState from, OrderEvent event, OrderState to) {}

  static final List<Transition> TABLE =
      List.of(
          new Transition(WAITING, ISSUED, GENERATING),
          new Transition(WAITING, RESULT_TO_JUDGE, GENERATED),
          new Transition(WAITING, RESULT, COMPLETE),
          new Transition(GENERATING, GIVEN_BACK, WAITING),
          new Transition(GENERATING, RESULT_TO_JUDGE, GENERATED),
          new Transition(GENERATING, RESULT, COMPLETE),
          new Transition(GENERATED, TAKEN, JUDGING),
          new Transition(GENERATED, VERDICT, COMPLETE),
          new Transition(JUDGING, GIVEN_BACK, GENERATED),
          new Transition(JUDGING, VERDICT, COMPLETE),
          new Transition(COMPLETE, OrderEvent.BATCHED, BATCHED),
          new Transition(COMPLETE, OrderEvent.MEASURED, MEASURED),
          new Transition(BATCHED, OrderEvent.TRAINED, TRAINED),
          new Transition(BATCHED, OrderEvent.DROPPED, DROPPED));

  private LifeCycle() {}

  /**
   * The state after {@code event}; an event that the table does not know there is a broken
   * protocol.
   */
  static OrderState next(OrderState from, OrderEvent event) {
    for (Transition transition : TABLE) {
      if (transition.from == from && transition.event == event) {
        return transition.to;
      }
    }
    throw new IllegalStateException(
        event + " in state " + from + " (expected: a transition of the table)");
  }
}
