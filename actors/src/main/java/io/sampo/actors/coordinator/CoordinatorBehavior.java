package io.sampo.actors.coordinator;

import io.sampo.actors.blocking.Calls;
import io.sampo.actors.coordinator.Coordinator.BatchReply;
import io.sampo.actors.coordinator.Coordinator.Command;
import io.sampo.actors.coordinator.Coordinator.Ending;
import io.sampo.actors.coordinator.Coordinator.Gone;
import io.sampo.actors.coordinator.Coordinator.OrderReply;
import io.sampo.actors.coordinator.Coordinator.PullBatch;
import io.sampo.actors.coordinator.Coordinator.RolloutReply;
import io.sampo.actors.coordinator.Coordinator.RunOver;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The coordinator's machinery: takes a message, lets {@link RunProgress} and {@link OrderBook}
 * decide, and serves whoever waits. Phases: running → (stopping →) over. Whatever goes wrong inside
 * ends the run with a message, never in silence.
 */
final class CoordinatorBehavior {
  private final ActorContext<Command> context;
  private final CoordinatorSettings settings;
  private final RunListener listener;
  private final ActorRef<Registry.Command> registry;
  private final ActorRef<Watchdog.Command> watchdog;
  private final OrderBook book;
  private final RunProgress run;
  private final Pulls<OrderReply> samplers = new Pulls<>();
  private final Pulls<RolloutReply> judges = new Pulls<>();
  private final Tally tally = new Tally();
  private final LearnerSeat seat;

  /** Orders of workers that went, until others have done them. */
  private final Set<OrderId> orphans = new HashSet<>();

  CoordinatorBehavior(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CoordinatorSettings settings,
      OrderSource source,
      EvaluationPlan plan,
      RunListener listener,
      ActorRef<Registry.Command> registry,
      ActorRef<Watchdog.Command> watchdog) {
    this.context = context;
    context.setLoggerName(Coordinator.class);
    this.settings = settings;
    this.listener = listener;
    this.registry = registry;
    this.watchdog = watchdog;
    book = new OrderBook(settings.phases().lag(), settings.maxFailures(), settings.maxUnjudged());
    run = new RunProgress(settings.phases(), source, plan, book);
    seat = new LearnerSeat(System.nanoTime() + settings.headStart().toNanos());
    timers.startTimerWithFixedDelay(Coordinator.Tick.NOW, settings.tick());
  }

  // ---- running

  Behavior<Command> running() {
    return phase(this::onRunning);
  }

  private Behavior<Command> onRunning(Command command) {
    return switch (command) {
      case Coordinator.Stop stop -> onStop(stop);
      case Coordinator.LearnerFailed failed -> throw new RunFailure(failed.cause());
      case Coordinator.LearnerStopped stopped -> onPullBatch(stopped.last());
      case PullBatch pull -> onPullBatch(pull);
      case Coordinator.SeekLead seek -> onSeekLead(seek);
      case Coordinator.Leading leading -> onLeading(leading);
      case Coordinator.GetStatus get -> told(get);
      case Coordinator.PullOrder pull -> served(() -> onPullOrder(pull));
      case Coordinator.OrderDone done -> served(() -> onOrderDone(done));
      case Coordinator.OrderFailed failed -> served(() -> onOrderFailed(failed));
      case Coordinator.PullRollout pull -> served(() -> onPullRollout(pull));
      case Coordinator.VerdictGiven given -> served(() -> onVerdictGiven(given));
      case Coordinator.VerdictFailed failed -> served(() -> onVerdictFailed(failed));
      case Gone gone -> served(() -> onGone(gone.who()));
      case Coordinator.Unreachable(Address node) -> served(() -> onUnreachable(node));
      case Coordinator.Tick _ -> served(this::onTick);
    };
  }

  /** Changes something, then gives whoever waits what there is now. */
  private Behavior<Command> served(Runnable change) {
    change.run();
    serve();
    return run.isComplete() ? over(completed()) : Behaviors.same();
  }

  private void onPullOrder(Coordinator.PullOrder pull) {
    if (samplers.remember(pull.replyTo(), pull.node(), pull.ask())) {
      context.watchWith(pull.replyTo(), new Gone(pull.replyTo()));
      context.getLog().info("sampler on {} is here", pull.node());
    }
  }

  private void onPullRollout(Coordinator.PullRollout pull) {
    if (judges.remember(pull.replyTo(), pull.node(), pull.ask())) {
      context.watchWith(pull.replyTo(), new Gone(pull.replyTo()));
      context.getLog().info("judge on {} is here", pull.node());
    }
  }

  private void onOrderDone(Coordinator.OrderDone done) {
    proceeds(done.result().id());
    replaced(done.result().id(), done.node());
    tally.sampled(done.result(), done.nanos());
    book.result(done.result(), done.node());
  }

  private void onOrderFailed(Coordinator.OrderFailed failed) {
    context.getLog().warn("{} failed on {}: {}", failed.id(), failed.node(), failed.cause());
    proceeds(failed.id());
    book.failed(failed.id(), samplers.worker(failed.sampler(), failed.node()), failed.cause());
  }

  private void onVerdictGiven(Coordinator.VerdictGiven given) {
    proceeds(given.verdict().id());
    replaced(given.verdict().id(), given.node());
    tally.judged(given.nanos());
    book.verdict(given.verdict(), given.node());
  }

  private void onVerdictFailed(Coordinator.VerdictFailed failed) {
    context
        .getLog()
        .warn("judging {} failed on {}: {}", failed.id(), failed.node(), failed.cause());
    proceeds(failed.id());
    book.failed(failed.id(), judges.worker(failed.judge(), failed.node()), failed.cause());
  }

  private void onGone(ActorRef<?> who) {
    samplers.gone(who).ifPresent(worker -> onGone("sampler", worker));
    judges.gone(who).ifPresent(worker -> onGone("judge", worker));
    if (seat.holds(who)) {
      context.getLog().warn("the learner is gone at step {}", run.step());
      seat.leave();
    }
  }

  private void onGone(String kind, Worker worker) {
    orphaned(book.gone(worker), kind + " on " + worker.node() + " is gone");
  }

  /** Nobody is declared dead by this: whoever comes back asks again, or answers late. */
  private void onUnreachable(Address node) {
    samplers.silent(node).forEach(worker -> onSilent("sampler", worker));
    judges.silent(node).forEach(worker -> onSilent("judge", worker));
    if (seat.isOn(node)) {
      context.getLog().warn("the learner does not answer at step {}", run.step());
      seat.leave();
    }
  }

  private void onSilent(String kind, Worker worker) {
    orphaned(book.silent(worker), kind + " on " + worker.node() + " does not answer");
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

  private void replaced(OrderId id, String node) {
    if (orphans.remove(id)) {
      context.getLog().info("{} is done on {} instead", id, node);
    }
  }

  private void onTick() {
    for (OrderId id : book.overdue(System.nanoTime(), settings.reissueAfter())) {
      context
          .getLog()
          .atWarn()
          .addKeyValue("order", id.key())
          .log("{} is late; it goes to another too", id);
    }
    listener.onStatus(status());
  }

  // ---- the learner

  private Behavior<Command> onSeekLead(Coordinator.SeekLead seek) {
    if (seat.admits(seek.replyTo(), System.nanoTime())) {
      seat(seek.replyTo(), seek.node(), 0);
      seek.replyTo().tell(new Coordinator.Lead());
    }
    return Behaviors.same();
  }

  private Behavior<Command> onLeading(Coordinator.Leading leading) {
    if (seat.admits(leading.replyTo(), leading.term(), System.nanoTime())) {
      seat(leading.replyTo(), leading.node(), leading.term());
    }
    return Behaviors.same();
  }

  private Behavior<Command> onPullBatch(PullBatch pull) {
    if (!seat.admits(pull.replyTo(), pull.term(), System.nanoTime())) {
      context.getLog().warn("the learner on {} led under term {}", pull.node(), pull.term());
      pull.replyTo().tell(new Coordinator.Superseded());
      return Behaviors.same();
    }
    if (seat(pull.replyTo(), pull.node(), pull.term())) {
      context.getLog().info("learner on {} stands at step {}", pull.node(), pull.step());
    }
    return served(() -> stands(pull));
  }

  private boolean seat(ActorRef<BatchReply> learner, String node, long term) {
    boolean changes = seat.take(learner, term);
    if (changes) {
      context.watchWith(learner, new Gone(learner));
      context.getLog().info("the learner on {} leads", node);
    }
    return changes;
  }

  private void stands(PullBatch pull) {
    if (run.hasBegun() && pull.step() == run.step() + 1) {
      run.commit();
      listener.onCommitted(pull.metrics(), status());
    } else if (pull.step() != run.step()) {
      run.begin(pull.step(), pull.ledger());
    }
    seat.pulls();
  }

  // ---- serving

  private void serve() {
    samplers.open().forEach(this::serveSampler);
    judges.open().forEach(this::serveJudge);
    if (run.hasBegun()) {
      serveLearner();
      run.evaluated().forEach(listener::onEvaluated);
      registry.tell(new Registry.Pin(run.pins()));
    }
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

  private void serveLearner() {
    seat.waiting()
        .ifPresent(learner ->
            run.batch()
                .ifPresent(batch -> {
                  seat.served();
                  learner.tell(batch);
                }));
  }

  private void waits(Order order, String forWhat) {
    watchdog.tell(new Watchdog.Waits(order.id().toString(), forWhat));
  }

  private void proceeds(OrderId id) {
    watchdog.tell(new Watchdog.Proceeds(id.toString()));
  }

  // ---- stopping

  private Behavior<Command> onStop(Coordinator.Stop stop) {
    context.getLog().info("stopping: {}", stop.reason());
    if (seat.learner().isEmpty()) {
      return over(stopped(stop.reason()));
    }
    tellLearner(new RunOver(Ending.STOPPED, stop.reason()));
    return phase(command -> onStopping(command, stop.reason()));
  }

  private Behavior<Command> onStopping(Command command, String reason) {
    return switch (command) {
      case Coordinator.LearnerStopped stopped -> onLearnerStopped(stopped, reason);
      case Coordinator.LearnerFailed failed -> throw new RunFailure(failed.cause());
      case Gone gone when seat.holds(gone.who()) -> over(stopped(reason));
      case Gone _, Coordinator.Unreachable _, Coordinator.Tick _, Coordinator.Leading _ ->
          Behaviors.same();
      case Coordinator.GetStatus get -> told(get);
      case Coordinator.PullOrder _,
          Coordinator.PullRollout _,
          PullBatch _,
          Coordinator.SeekLead _,
          Coordinator.Stop _ ->
          refused(command, new RunOver(Ending.STOPPED, reason));
      case Coordinator.OrderDone _,
          Coordinator.OrderFailed _,
          Coordinator.VerdictGiven _,
          Coordinator.VerdictFailed _ ->
          Behaviors.same();
    };
  }

  private Behavior<Command> onLearnerStopped(Coordinator.LearnerStopped stopped, String reason) {
    stands(stopped.last());
    return over(run.isComplete() ? completed() : stopped(reason));
  }

  // ---- over

  private Behavior<Command> over(Outcome outcome) {
    RunOver last = last(outcome);
    context.getLog().info("the run is over: {}", last.reason());
    samplers.refs().forEach(sampler -> sampler.tell(last));
    judges.refs().forEach(judge -> judge.tell(last));
    tellLearner(last);
    listener.onStatus(status());
    listener.onFinished(outcome);
    return Behaviors.receiveMessage(command -> refused(command, last));
  }

  private void tellLearner(RunOver over) {
    seat.learner().ifPresent(learner -> learner.tell(over));
  }

  private static RunOver last(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed c -> new RunOver(Ending.COMPLETED, "completed at step " + c.step());
      case Outcome.Stopped s -> new RunOver(Ending.STOPPED, s.reason());
      case Outcome.Failed f -> new RunOver(Ending.FAILED, f.message());
    };
  }

  private Behavior<Command> refused(Command command, RunOver over) {
    switch (command) {
      case Coordinator.PullOrder pull -> pull.replyTo().tell(over);
      case Coordinator.PullRollout pull -> pull.replyTo().tell(over);
      case PullBatch pull -> pull.replyTo().tell(over);
      case Coordinator.SeekLead seek -> seek.replyTo().tell(over);
      case Coordinator.GetStatus get -> told(get);
      case Coordinator.OrderDone _,
          Coordinator.OrderFailed _,
          Coordinator.VerdictGiven _,
          Coordinator.VerdictFailed _,
          Coordinator.LearnerFailed _,
          Coordinator.LearnerStopped _,
          Coordinator.Leading _,
          Coordinator.Stop _,
          Gone _,
          Coordinator.Unreachable _,
          Coordinator.Tick _ -> {}
    }
    return Behaviors.same();
  }

  private Outcome completed() {
    return new Outcome.Completed(run.step(), book.ledger());
  }

  private Outcome stopped(String reason) {
    return new Outcome.Stopped(run.step(), book.ledger(), reason);
  }

  /** A phase in which whatever is thrown ends the run and says why. */
  private Behavior<Command> phase(Function<Command, Behavior<Command>> onMessage) {
    return Behaviors.receiveMessage(command -> guarded(() -> onMessage.apply(command)));
  }

  private Behavior<Command> guarded(Supplier<Behavior<Command>> step) {
    try {
      return step.get();
    } catch (RunFailure e) {
      return over(new Outcome.Failed(run.step(), book.ledger(), Calls.cause(e)));
    } catch (RuntimeException e) {
      context.getLog().error("the coordinator failed", e);
      return over(new Outcome.Failed(run.step(), book.ledger(), "coordinator: " + Calls.cause(e)));
    }
  }

  // ---- status

  private Behavior<Command> told(Coordinator.GetStatus get) {
    get.replyTo().tell(status());
    return Behaviors.same();
  }

  private Status status() {
    var orders = new LinkedHashMap<String, Integer>();
    book.counts().forEach((state, count) -> orders.put(state.name(), count));
    return new Status(
        run.step(),
        settings.steps(),
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
