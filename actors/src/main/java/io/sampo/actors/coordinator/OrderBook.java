package io.sampo.actors.coordinator;

import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Purpose;
import io.sampo.actors.work.Settlement;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every open order and where it stands, and the ledger of those that are done. Orders leave in
 * order: training by batch; the evaluation of step s after the batches that may be open when the
 * learner stands at s, and before later ones.
 *
 * @see LifeCycle the states
 */
final class OrderBook {
  private final int lag;
  private final OrderRules rules;
  private final Map<OrderId, OpenOrder> byId = new HashMap<>();
  private final NavigableSet<OpenOrder> inTurn =
      new TreeSet<>(
          Comparator.comparingInt(this::turn)
              .thenComparing(o -> o.id().purpose())
              .thenComparingLong(o -> o.id().number()));
  private Ledger ledger = Ledger.EMPTY;

  OrderBook(int lag, OrderRules rules) {
    this.lag = lag;
    this.rules = rules;
  }

  private int turn(OpenOrder open) {
    return open.id().purpose() == Purpose.TRAINING ? open.order.step() : open.order.step() + lag;
  }

  /** Forgets every order and goes on from a checkpoint's ledger. */
  void restart(Ledger from) {
    byId.clear();
    inTurn.clear();
    ledger = from.closed();
  }

  void open(Collection<? extends Order> orders) {
    for (Order order : orders) {
      var open = new OpenOrder(order, rules);
      if (byId.putIfAbsent(order.id(), open) != null) {
        throw new RunFailure(order.id() + ": cut twice (expected: once)");
      }
      inTurn.add(open);
    }
  }

  /** What the sampler takes next; the same again if it holds one. */
  Optional<Order> issue(Worker sampler, Collection<Worker> others, long nowNanos) {
    return heldBy(sampler, OrderState.GENERATING)
        .or(() -> waiting(sampler, others, nowNanos).map(open -> issued(open, sampler, nowNanos)))
        .map(open -> open.order);
  }

  private Optional<OpenOrder> waiting(Worker sampler, Collection<Worker> others, long nowNanos) {
    boolean full = in(OrderState.GENERATED).count() >= rules.maxUnjudged();
    // What was out already goes out again all the same: everyone may be waiting for it.
    return in(OrderState.WAITING)
        .filter(open -> !(full && open.toJudge() && !open.wasIssued()))
        .filter(mayGoTo(sampler, others, nowNanos))
        .findFirst();
  }

  private OpenOrder issued(OpenOrder open, Worker sampler, long nowNanos) {
    countFirstIssue(open);
    open.issue(sampler, nowNanos);
    return open;
  }

  private void countFirstIssue(OpenOrder open) {
    if (!open.wasIssued() && isTraining(open)) {
      ledger = ledger.issuedOne();
    }
  }

  /** What the judge takes next; the same again if it holds one. */
  Optional<OpenOrder> take(Worker judge, Collection<Worker> others, long nowNanos) {
    Optional<OpenOrder> held = heldBy(judge, OrderState.JUDGING);
    if (held.isPresent()) {
      return held;
    }
    Optional<OpenOrder> next =
        in(OrderState.GENERATED).filter(mayGoTo(judge, others, nowNanos)).findFirst();
    next.ifPresent(open -> open.take(judge, nowNanos));
    return next;
  }

  /**
   * A failed order goes to a node where it did not fail, as long as there is one; but it does not
   * wait without end for a worker that may never ask.
   */
  private static Predicate<OpenOrder> mayGoTo(
      Worker worker, Collection<Worker> others, long nowNanos) {
    return open ->
        !open.failedOn(worker.node())
            || others.stream().allMatch(other -> open.failedOn(other.node()))
            || open.failedLongAgo(nowNanos);
  }

  private Optional<OpenOrder> heldBy(Worker worker, OrderState state) {
    return in(state).filter(heldBy(worker)).findFirst();
  }

  /**
   * A sampler's result. One of an order that is settled or forgotten changes nothing; one that was
   * asked for before the run went back answers the order that was cut again.
   */
  void result(WorkResult result, String node) {
    OpenOrder open = byId.get(result.id());
    if (open != null) {
      Soundness.check(open.order, result, node);
      countFirstIssue(open);
      open.answer(result, node);
    }
  }

  /** A judge's verdict. One of an order that is settled or forgotten changes nothing. */
  void verdict(Verdict verdict, String node) {
    OpenOrder open = byId.get(verdict.id());
    if (open != null) {
      Soundness.check(open.order, verdict, node);
      open.answer(verdict, node);
    }
  }

  /** The worker could not do it. Counts only while the worker still holds the order. */
  void failed(OrderId id, Worker worker, String cause, long nowNanos) {
    OpenOrder open = byId.get(id);
    if (open != null && worker.equals(open.holder())) {
      open.failed(worker.node(), cause, nowNanos);
      open.happens(OrderEvent.GIVEN_BACK);
    }
  }

  /** The worker is gone for good; what it held may go to another. */
  List<OrderId> gone(Worker worker) {
    List<OrderId> back = silent(worker);
    inTurn.stream().filter(open -> open.wasTakenFrom(worker)).forEach(open -> open.lost(worker));
    return back;
  }

  /**
   * The worker does not answer; what it holds may go to another. A late result still counts, and
   * nothing is held against the order unless the worker turns out to be gone.
   */
  List<OrderId> silent(Worker worker) {
    return giveBack(heldBy(worker), OpenOrder::takenAway);
  }

  /** The worker departs, and hands back what it holds. A late result still counts. */
  List<OrderId> departs(Worker worker) {
    return giveBack(heldBy(worker), open -> open.happens(OrderEvent.GIVEN_BACK));
  }

  /** Gives back what was held for too long. A late result still counts. */
  List<OrderId> overdue(long nowNanos) {
    return giveBack(
        open ->
            open.holder() != null
                && nowNanos - open.heldSinceNanos() > rules.reissueAfter().toNanos(),
        OpenOrder::takenAway);
  }

  /** What somebody holds. */
  List<OrderId> held() {
    return inTurn.stream().filter(open -> open.holder() != null).map(OpenOrder::id).toList();
  }

  private static Predicate<OpenOrder> heldBy(Worker worker) {
    return open -> worker.equals(open.holder());
  }

  private List<OrderId> giveBack(Predicate<OpenOrder> which, Consumer<OpenOrder> how) {
    List<OpenOrder> back = inTurn.stream().filter(which).toList();
    back.forEach(how);
    return back.stream().map(OpenOrder::id).toList();
  }

  /** Batch t by number, once every order of it is complete; the same again when asked again. */
  Optional<List<CompletedOrder>> batch(int step) {
    List<OpenOrder> batch = ofStep(Purpose.TRAINING, step);
    if (batch.isEmpty() || !batch.stream().allMatch(OrderBook::isWhole)) {
      return Optional.empty();
    }
    batch.stream()
        .filter(open -> open.state() == OrderState.COMPLETE)
        .forEach(open -> open.happens(OrderEvent.BATCHED));
    return Optional.of(batch.stream().map(OpenOrder::completed).toList());
  }

  private static boolean isWhole(OpenOrder open) {
    return open.state() == OrderState.COMPLETE || open.state() == OrderState.BATCHED;
  }

  /** The closed ledger as it will stand once batch t is committed. */
  Ledger ledgerAfter(List<CompletedOrder> batch) {
    Ledger after = ledger;
    for (CompletedOrder completed : batch) {
      OpenOrder open = byId.get(completed.order().id());
      after = after.settled(Settlement.of(completed), open != null && open.wasReissued());
    }
    return after.closed();
  }

  /** Batch t is committed: its orders are trained or dropped, and the ledger must balance. */
  void settle(int step) {
    for (OpenOrder open : ofStep(Purpose.TRAINING, step)) {
      Settlement settlement = Settlement.of(open.completed());
      open.happens(settlement.trained() ? OrderEvent.TRAINED : OrderEvent.DROPPED);
      ledger = ledger.settled(settlement, open.wasReissued());
      forget(open);
    }
    check();
  }

  /** Throws unless issued = trained + dropped + open. */
  void check() {
    ledger.check(byId.values().stream().filter(OrderBook::isOutstanding).count());
  }

  private static boolean isOutstanding(OpenOrder open) {
    return isTraining(open) && open.wasIssued();
  }

  /** The evaluation of a step, by number, once complete; its orders leave the book. */
  Optional<List<CompletedOrder>> evaluation(int step) {
    List<OpenOrder> orders = ofStep(Purpose.EVALUATION, step);
    if (orders.isEmpty()
        || !orders.stream().allMatch(open -> open.state() == OrderState.COMPLETE)) {
      return Optional.empty();
    }
    for (OpenOrder open : orders) {
      open.happens(OrderEvent.MEASURED);
      forget(open);
    }
    return Optional.of(orders.stream().map(OpenOrder::completed).toList());
  }

  /** The versions that open evaluation orders measure. */
  Set<Long> evaluationVersions() {
    var versions = new TreeSet<Long>();
    for (OpenOrder open : inTurn) {
      switch (open.order) {
        case Order.Evaluate evaluate -> versions.add(evaluate.version());
        case Order.Compare compare -> versions.add(compare.version());
        case Order.Generate _, Order.Replay _, Order.Score _ -> {}
      }
    }
    return versions;
  }

  private void forget(OpenOrder open) {
    byId.remove(open.id());
    inTurn.remove(open);
  }

  private List<OpenOrder> ofStep(Purpose purpose, int step) {
    return inTurn.stream()
        .filter(open -> open.id().purpose() == purpose && open.order.step() == step)
        .toList();
  }

  private Stream<OpenOrder> in(OrderState state) {
    return inTurn.stream().filter(open -> open.state() == state);
  }

  private static boolean isTraining(OpenOrder open) {
    return open.id().purpose() == Purpose.TRAINING;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Open orders by state; a state without orders is left out. */
  Map<OrderState, Integer> counts() {
    var counts = new EnumMap<OrderState, Integer>(OrderState.class);
    inTurn.forEach(open -> counts.merge(open.state(), 1, Integer::sum));
    return counts;
  }
}
