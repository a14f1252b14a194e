package io.sampo.actors.coordinator;

import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.config.Phases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the run is. With the learner at step s those of the batches s..s+a are open whose
 * behaviour version v(t) is published, v(t) ≤ s. How far ahead, a, is the lag, and one at least: in
 * a phase that goes on the version of the next batch is there however small the lag.
 */
final class RunProgress {
  private final Phases phases;
  private final OrderSource source;
  private final EvaluationPlan plan;
  private final OrderBook book;
  private final Set<Integer> measuring = new TreeSet<>();
  private final Set<Integer> measured = new HashSet<>();
  private int step = -1;

  /** The first batch that has not been opened. */
  private int next;

  RunProgress(Phases phases, OrderSource source, EvaluationPlan plan, OrderBook book) {
    this.phases = phases;
    this.source = source;
    this.plan = plan;
    this.book = book;
  }

  /**
   * Starts, or starts again, where a learner stands. What was still to be measured there is, too.
   *
   * @param versions older ones that the learner keeps
   */
  void begin(int at, Ledger ledger, Collection<Long> versions) {
    if (at < 0 || at > phases.steps()) {
      throw new RunFailure(
          "learner stands at step " + at + " (expected: 0.." + phases.steps() + ")");
    }
    book.restart(ledger);
    measuring.clear();
    step = at;
    next = at;
    openBatches();
    versions.stream().filter(v -> v < at).sorted().forEach(v -> measure(Math.toIntExact(v)));
    measure(at);
  }

  /**
   * Whether a learner that stands there has committed batch s. It may also have had batch s from a
   * coordinator on another node, and be one step ahead of orders that are cut again here.
   */
  boolean isCommittedBy(int standing) {
    return hasBegun() && standing == step + 1 && book.batch(step).isPresent();
  }

  /** Batch s is committed: the learner stands at s + 1. */
  void commit() {
    if (book.batch(step).isEmpty()) {
      throw new RunFailure("step " + step + " is committed, but its batch is not complete");
    }
    book.settle(step);
    step++;
    openBatches();
    measure(step);
  }

  private void openBatches() {
    while (mayOpen(next)) {
      openBatch(next++);
    }
  }

  private boolean mayOpen(int t) {
    return t < phases.steps() && t <= step + phases.ahead() && phases.version(t) <= step;
  }

  private void openBatch(int t) {
    List<Order> orders = source.batch(t);
    for (Order order : orders) {
      if (order.step() != t
          || (order instanceof Order.Generate g && g.version() != phases.version(t))) {
        throw new RunFailure(
            order.id()
                + ": cut for another step or version (expected: step "
                + t
                + ", version "
                + phases.version(t)
                + ")");
      }
    }
    book.open(orders);
  }

  private void measure(int version) {
    List<Order> due = measured.contains(version) ? List.of() : plan.due(version);
    if (!due.isEmpty()) {
      book.open(due);
      measuring.add(version);
    }
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
        new Batch(step, phases.version(step), orders),
        book.ledgerAfter(orders),
        List.copyOf(pins()));
  }

  /** The evaluations that have become complete. */
  List<Evaluated> evaluated() {
    var evaluated = new ArrayList<Evaluated>();
    for (int version : List.copyOf(measuring)) {
      book.evaluation(version)
          .ifPresent(orders -> {
            evaluated.add(Evaluated.of(version, orders));
            measuring.remove(version);
            measured.add(version);
          });
    }
    return evaluated;
  }

  boolean isComplete() {
    return step == phases.steps() && measuring.isEmpty();
  }

  /** What outstanding orders need: version 0, where the learner stands, v(t), evaluations. */
  Set<Long> pins() {
    var pins = new TreeSet<Long>();
    pins.add(0L);
    pins.add((long) step);
    for (int t = step; t < next; t++) {
      pins.add(phases.version(t));
    }
    pins.addAll(book.evaluationVersions());
    return pins;
  }
}
