package io.sampo.actors.coordinator;

import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Content;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One order on its way: its state, its holder, and what has come of it so far. */
final class OpenOrder {
  final Order order;
  private final OrderRules rules;
  private OrderState state = OrderState.WAITING;
  private @Nullable Worker holder;
  private long heldSinceNanos;
  private int issues;
  private final Set<String> failedOn = new HashSet<>();
  private int failures;
  private long failedAtNanos;

  /** Workers that fell silent or took too long; what is theirs may be done by others. */
  private final Set<Worker> takenFrom = new HashSet<>();

  /** Nodes that are gone since they took it. */
  private final Set<String> lostWith = new TreeSet<>();

  private @Nullable Answer<WorkResult> result;
  private @Nullable Answer<Verdict> verdict;

  private record Answer<T>(T content, String node) {}

  OpenOrder(Order order, OrderRules rules) {
    this.order = order;
    this.rules = rules;
  }

  OrderId id() {
    return order.id();
  }

  OrderState state() {
    return state;
  }

  @Nullable Worker holder() {
    return holder;
  }

  long heldSinceNanos() {
    return heldSinceNanos;
  }

  boolean wasIssued() {
    return issues > 0;
  }

  boolean wasReissued() {
    return issues > 1;
  }

  boolean failedOn(String node) {
    return failedOn.contains(node);
  }

  boolean failedLongAgo(long nowNanos) {
    return nowNanos - failedAtNanos > rules.reissueAfter().toNanos();
  }

  boolean wasTakenFrom(Worker worker) {
    return takenFrom.contains(worker);
  }

  WorkResult result() {
    return Objects.requireNonNull(result).content;
  }

  CompletedOrder completed() {
    return new CompletedOrder(order, result(), verdict == null ? null : verdict.content);
  }

  void happens(OrderEvent event) {
    state = LifeCycle.next(state, event);
    if (state != OrderState.GENERATING && state != OrderState.JUDGING) {
      holder = null;
    }
  }

  void issue(Worker sampler, long nowNanos) {
    issues++;
    hold(OrderEvent.ISSUED, sampler, nowNanos);
  }

  void take(Worker judge, long nowNanos) {
    hold(OrderEvent.TAKEN, judge, nowNanos);
  }

  private void hold(OrderEvent event, Worker worker, long nowNanos) {
    happens(event);
    holder = worker;
    heldSinceNanos = nowNanos;
  }

  /** Keeps the first result; a second one must equal it. */
  void answer(WorkResult content, String node) {
    if (result != null) {
      sameAgain(result, content, node, "results");
      return;
    }
    result = new Answer<>(content, node);
    issues = Math.max(1, issues);
    blamesNobody();
    happens(toJudge() ? OrderEvent.RESULT_TO_JUDGE : OrderEvent.RESULT);
  }

  /** Keeps the first verdict; a second one must equal it. A verdict on nothing changes nothing. */
  void answer(Verdict content, String node) {
    if (verdict != null) {
      sameAgain(verdict, content, node, "verdicts");
    } else if (result != null && toJudge()) {
      verdict = new Answer<>(content, node);
      blamesNobody();
      happens(OrderEvent.VERDICT);
    }
  }

  private void blamesNobody() {
    failures = 0;
    failedOn.clear();
    takenFrom.clear();
    lostWith.clear();
  }

  private void sameAgain(Answer<?> first, Object again, String node, String what) {
    if (!rules.mixedNumerics() && !Content.same(first.content, again)) {
      throw new RunFailure(
          id()
              + ": two different "
              + what
              + ", from "
              + first.node
              + " and from "
              + node
              + " (expected: equal byte for byte; are the nodes' hardware and libraries alike?)");
    }
  }

  boolean toJudge() {
    return switch (order) {
      case Order.Generate generate -> generate.judged();
      case Order.Replay _, Order.Score _, Order.Compare _ -> false;
      case Order.Evaluate _ -> true;
    };
  }

  /** Notes that the holder could not do it; too many times stop the run. */
  void failed(String node, String cause, long nowNanos) {
    failures++;
    failedOn.add(node);
    failedAtNanos = nowNanos;
    if (failures >= rules.maxFailures()) {
      throw new RunFailure(
          id()
              + " of step "
              + order.step()
              + " failed "
              + failures
              + " times, on "
              + String.join(", ", failedOn.stream().sorted().toList())
              + "; last: "
              + cause);
    }
  }

  /** Goes to another, though its holder may still do it. */
  void takenAway() {
    takenFrom.add(Objects.requireNonNull(holder));
    happens(OrderEvent.GIVEN_BACK);
  }

  /** Notes that a worker that had it is gone; an order that ends node after node stops the run. */
  void lost(Worker worker) {
    takenFrom.remove(worker);
    lostWith.add(worker.node());
    if (lostWith.size() >= rules.maxLosses()) {
      throw new RunFailure(
          id()
              + " of step "
              + order.step()
              + ": every node that took it is gone: "
              + String.join(", ", lostWith)
              + " (if it is not to blame: a larger deployment.max-losses)");
    }
  }
}
