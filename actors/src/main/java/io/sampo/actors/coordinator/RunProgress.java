package io.sampo.actors.coordinator;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the run is. With the learner at step s the batches s..s+lag are open: their behaviour
 * versions v(t) = max(0, t − lag) are published, and no other's are.
 */
final class RunProgress {
  private final int steps;
  private final int lag;
  private final OrderSource source;
  private final EvaluationPlan plan;
  private final OrderBook book;
  private final Set<Integer> measuring = new TreeSet<>();
  private int step = -1;

  RunProgress(int steps, int lag, OrderSource source, EvaluationPlan plan, OrderBook book) {
    this.steps = steps;
    this.lag = lag;
    this.source = source;
    this.plan = plan;
    this.book = book;
  }

  /** Starts, or starts again, where a learner stands. */
  void begin(int at, Ledger ledger) {
    if (at < 0 || at > steps) {
      throw new RunFailure("learner stands at step " + at + " (expected: 0.." + steps + ")");
    }
    book.restart(ledger);
    measuring.clear();
    step = at;
    for (int t = at; t < Math.min(at + lag + 1, steps); t++) {
      openBatch(t);
    }
    measure();
  }

  /** Batch s is committed: the learner stands at s + 1. */
  void commit() {
    if (book.batch(step).isEmpty()) {
      throw new RunFailure("step " + step + " is committed, but its batch is not complete");
    }
    book.settle(step);
    step++;
    if (step + lag < steps) {
      openBatch(step + lag);
    }
    measure();
  }

  private void openBatch(int t) {
    List<Order> orders = source.batch(t);
    for (Order order : orders) {
      if (order.step() != t || (order instanceof Order.Generate g && g.version() != version(t))) {
        throw new RunFailure(
            order.id()
                + ": cut for another step or version (expected: step "
                + t
                + ", version "
                + version(t)
                + ")");
      }
    }
    book.open(orders);
  }

  private void measure() {
    List<Order> due = plan.due(step);
    book.open(due);
    due.forEach(order -> measuring.add(order.step()));
  }

  /** v(t). */
  private long version(int t) {
    return Math.max(0, t - lag);
  }

  boolean hasBegun() {
    return step >= 0;
  }

  int step() {
    return step;
  }

  /** Batch s with the ledger as it will stand after its commit, once complete. */
  Optional<Coordinator.BatchReady> batch() {
    return book.batch(step).map(this::ready);
  }

  private Coordinator.BatchReady ready(List<CompletedOrder> orders) {
    return new Coordinator.BatchReady(
        new Batch(step, version(step), orders), book.ledgerAfter(orders));
  }

  /** The evaluations that have become complete. */
  List<Evaluated> evaluated() {
    var evaluated = new ArrayList<Evaluated>();
    for (int measured : List.copyOf(measuring)) {
      book.evaluation(measured)
          .ifPresent(orders -> {
            evaluated.add(Evaluated.of(measured, orders));
            measuring.remove(measured);
          });
    }
    return evaluated;
  }

  boolean isComplete() {
    return step == steps && measuring.isEmpty();
  }

  /** What outstanding orders need: version 0, where the learner stands, v(t), evaluations. */
  Set<Long> pins() {
    var pins = new TreeSet<Long>();
    pins.add(0L);
    pins.add((long) step);
    for (int t = step; t < Math.min(step + lag + 1, steps); t++) {
      pins.add(version(t));
    }
    pins.addAll(book.evaluationVersions());
    return pins;
  }
}
