package io.sampo.actors.coordinator;

import io.sampo.actors.coordinator.Coordinator.FromWorker;
import io.sampo.actors.coordinator.Coordinator.Gone;
import io.sampo.actors.coordinator.Coordinator.OrderDone;
import io.sampo.actors.coordinator.Coordinator.OrderFailed;
import io.sampo.actors.coordinator.Coordinator.OrderReply;
import io.sampo.actors.coordinator.Coordinator.PullOrder;
import io.sampo.actors.coordinator.Coordinator.PullRollout;
import io.sampo.actors.coordinator.Coordinator.RolloutReply;
import io.sampo.actors.coordinator.Coordinator.RunOver;
import io.sampo.actors.coordinator.Coordinator.VerdictFailed;
import io.sampo.actors.coordinator.Coordinator.VerdictGiven;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Where samplers and judges come for orders and bring what they made of them. What somebody held
 * who is gone, silent or about to leave goes to another.
 */
final class WorkerDesk {
  private final ActorContext<Coordinator.Command> context;
  private final OrderBook book;
  private final ActorRef<Watchdog.Command> watchdog;
  private final Pulls<OrderReply> samplers = new Pulls<>();
  private final Pulls<RolloutReply> judges = new Pulls<>();
  private final Tally tally = new Tally();

  /** Orders of workers that went, until others have done them. */
  private final Set<OrderId> orphans = new HashSet<>();

  WorkerDesk(
      ActorContext<Coordinator.Command> context,
      OrderBook book,
      ActorRef<Watchdog.Command> watchdog) {
    this.context = context;
    this.book = book;
    this.watchdog = watchdog;
  }

  // ---- what workers say

  void hear(FromWorker said) {
    switch (said) {
      case PullOrder pull -> onPullOrder(pull);
      case OrderDone done -> onOrderDone(done);
      case OrderFailed failed -> onOrderFailed(failed);
      case PullRollout pull -> onPullRollout(pull);
      case VerdictGiven given -> onVerdictGiven(given);
      case VerdictFailed failed -> onVerdictFailed(failed);
    }
  }

  private void onPullOrder(PullOrder pull) {
    if (samplers.remember(pull.replyTo(), pull.node(), pull.ask())) {
      context.watchWith(pull.replyTo(), new Gone(pull.replyTo()));
      context.getLog().info("sampler on {} is here", pull.node());
    }
  }

  private void onPullRollout(PullRollout pull) {
    if (judges.remember(pull.replyTo(), pull.node(), pull.ask())) {
      context.watchWith(pull.replyTo(), new Gone(pull.replyTo()));
      context.getLog().info("judge on {} is here", pull.node());
    }
  }

  private void onOrderDone(OrderDone done) {
    proceeds(done.result().id());
    replaced(done.result().id(), done.node());
    tally.sampled(done.result(), done.nanos());
    book.result(done.result(), done.node());
  }

  private void onOrderFailed(OrderFailed failed) {
    context.getLog().warn("{} failed on {}: {}", failed.id(), failed.node(), failed.cause());
    proceeds(failed.id());
    book.failed(
        failed.id(),
        samplers.worker(failed.sampler(), failed.node()),
        failed.cause(),
        System.nanoTime());
  }

  private void onVerdictGiven(VerdictGiven given) {
    proceeds(given.verdict().id());
    replaced(given.verdict().id(), given.node());
    tally.judged(given.nanos());
    book.verdict(given.verdict(), given.node());
  }

  private void onVerdictFailed(VerdictFailed failed) {
    context
        .getLog()
        .warn("judging {} failed on {}: {}", failed.id(), failed.node(), failed.cause());
    proceeds(failed.id());
    book.failed(
        failed.id(),
        judges.worker(failed.judge(), failed.node()),
        failed.cause(),
        System.nanoTime());
  }

  private void replaced(OrderId id, String node) {
    if (orphans.remove(id)) {
      context.getLog().info("{} is done on {} instead", id, node);
    }
  }

  // ---- workers that go

  void gone(ActorRef<?> who) {
    samplers.gone(who).ifPresent(worker -> gone("sampler", worker));
    judges.gone(who).ifPresent(worker -> gone("judge", worker));
  }

  private void gone(String kind, Worker worker) {
    orphaned(book.gone(worker), kind + " on " + worker.node() + " is gone");
  }

  /** Nobody is declared dead by this: whoever comes back asks again, or answers late. */
  void silent(Address node) {
    samplers.silent(node).forEach(worker -> silent("sampler", worker));
    judges.silent(node).forEach(worker -> silent("judge", worker));
  }

  private void silent(String kind, Worker worker) {
    orphaned(book.silent(worker), kind + " on " + worker.node() + " does not answer");
  }

  void departs(ActorRef<?> who) {
    samplers.gone(who).ifPresent(worker -> departs("sampler", worker));
    judges.gone(who).ifPresent(worker -> departs("judge", worker));
  }

  private void departs(String kind, Worker worker) {
    context.getLog().info("{} on {} departs", kind, worker.node());
    orphaned(book.departs(worker), kind + " on " + worker.node() + " hands its order back");
  }

  private void orphaned(List<OrderId> ids, String why) {
    for (OrderId id : ids) {
      context
          .getLog()
          .atWarn()
          .addKeyValue("order", id.key())
          .log("{}; {} goes to another", why, id);
      proceeds(id);
      orphans.add(id);
    }
  }

  /** The run goes back, and all orders are cut again: nobody waits for those that are out. */
  void forget() {
    book.held().forEach(this::proceeds);
  }

  /** What somebody has held for too long goes to another too. */
  void reissue(long now) {
    for (OrderId id : book.overdue(now)) {
      context
          .getLog()
          .atWarn()
          .addKeyValue("order", id.key())
          .log("{} is late; it goes to another too", id);
    }
  }

  // ---- serving

  /** Gives whoever waits what there is now. */
  void serve() {
    samplers.open().forEach(this::serveSampler);
    judges.open().forEach(this::serveJudge);
  }

  private void serveSampler(Pulls.Pull<OrderReply> pull) {
    book.issue(pull.worker(), samplers.workers(), System.nanoTime())
        .ifPresent(order -> {
          samplers.answered(pull);
          waits(order, "the sampler on " + pull.worker().node());
          pull.replyTo().tell(new Coordinator.Assigned(pull.ask(), order));
        });
  }

  private void serveJudge(Pulls.Pull<RolloutReply> pull) {
    book.take(pull.worker(), judges.workers(), System.nanoTime())
        .ifPresent(open -> {
          judges.answered(pull);
          waits(open.order, "the judge on " + pull.worker().node());
          pull.replyTo().tell(new Coordinator.ToJudge(pull.ask(), open.order, open.result()));
        });
  }

  private void waits(Order order, String forWhat) {
    watchdog.tell(new Watchdog.Waits(order.id().toString(), forWhat));
  }

  private void proceeds(OrderId id) {
    watchdog.tell(new Watchdog.Proceeds(id.toString()));
  }

  // ---- the end

  /** Tells all that the run is over. */
  void dismiss(RunOver over) {
    samplers.refs().forEach(sampler -> sampler.tell(over));
    judges.refs().forEach(judge -> judge.tell(over));
  }

  /** Answers who comes too late. */
  static void refuse(FromWorker said, RunOver over) {
    switch (said) {
      case PullOrder pull -> pull.replyTo().tell(over);
      case PullRollout pull -> pull.replyTo().tell(over);
      case OrderDone _, OrderFailed _, VerdictGiven _, VerdictFailed _ -> {}
    }
  }

  // ---- status

  /** How a run of {@code steps} stands at {@code step}, as this desk sees it. */
  Status status(int step, int steps, Leads leads) {
    var orders = new LinkedHashMap<String, Integer>();
    book.counts().forEach((state, count) -> orders.put(state.name(), count));
    return new Status(
        step,
        steps,
        leads,
        orders,
        book.ledger(),
        samplers.workers().size(),
        samplers.idle(),
        judges.workers().size(),
        judges.idle(),
        tally.samples(),
        tally.samplerNanos(),
        tally.judgeNanos());
  }
}
