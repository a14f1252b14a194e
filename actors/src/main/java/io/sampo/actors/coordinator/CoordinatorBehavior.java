package io.sampo.actors.coordinator;

import io.sampo.actors.blocking.Calls;
import io.sampo.actors.coordinator.Coordinator.BatchReply;
import io.sampo.actors.coordinator.Coordinator.Command;
import io.sampo.actors.coordinator.Coordinator.Ending;
import io.sampo.actors.coordinator.Coordinator.FromWorker;
import io.sampo.actors.coordinator.Coordinator.Gone;
import io.sampo.actors.coordinator.Coordinator.PullBatch;
import io.sampo.actors.coordinator.Coordinator.RunOver;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import java.io.UncheckedIOException;
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
  private final OrderBook book;
  private final RunProgress run;
  private final WorkerDesk desk;
  private final LearnerSeat seat;
  private final BatchInHand inHand;
  private final Address here;

  /** Of the learner that has said last where the run stands. */
  private long term;

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
    book = new OrderBook(settings.phases().lag(), settings.rules());
    desk = new WorkerDesk(context, book, watchdog);
    run = new RunProgress(settings.phases(), source, plan, book);
    inHand = new BatchInHand(watchdog);
    here = context.getSystem().address();
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
      case Coordinator.LearnerFailed failed ->
          onLearnerFailed(failed, new Coordinator.Superseded());
      case Coordinator.LearnerStopped stopped -> onPullBatch(stopped.last());
      case PullBatch pull -> onPullBatch(pull);
      case Coordinator.SeekLead seek -> onSeekLead(seek);
      case Coordinator.Leading leading -> onLeading(leading);
      case Coordinator.GetStatus get -> told(get);
      case FromWorker said -> served(() -> desk.hear(said));
      case Coordinator.Departs departs -> served(() -> onDeparts(departs.who()));
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

  private void onGone(ActorRef<?> who) {
    desk.gone(who);
    if (seat.holds(who)) {
      context.getLog().warn("the learner is gone at step {}", run.step());
      vacate();
    }
  }

  private void onUnreachable(Address node) {
    desk.silent(node);
    if (seat.isOn(node)) {
      context.getLog().warn("the learner does not answer at step {}", run.step());
      vacate();
    }
  }

  private void onDeparts(ActorRef<?> who) {
    context.unwatch(who);
    desk.departs(who);
    if (seat.holds(who)) {
      context.getLog().info("the learner departs at step {}", run.step());
      vacate();
    }
  }

  private void vacate() {
    seat.leave();
    inHand.leaves();
  }

  private void onTick() {
    desk.reissue(System.nanoTime());
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

  /** Who does not lead may fail: what it did is for another, or for itself once it leads again. */
  private Behavior<Command> onLearnerFailed(
      Coordinator.LearnerFailed failed, BatchReply otherwise) {
    if (seat.answersFor(failed.replyTo(), failed.term(), System.nanoTime())) {
      context.getLog().error("the learner on {} failed: {}", failed.node(), failed.cause());
      throw new RunFailure(failed.cause());
    }
    context
        .getLog()
        .warn("the learner on {}, which does not lead, failed: {}", failed.node(), failed.cause());
    failed.replyTo().tell(otherwise);
    return Behaviors.same();
  }

  private boolean seat(ActorRef<BatchReply> learner, String node, long term) {
    boolean changes = seat.take(learner, term);
    if (changes) {
      inHand.seated(node);
      context.watchWith(learner, new Gone(learner));
      context.getLog().info("the learner on {} leads", node);
    }
    return changes;
  }

  private void stands(PullBatch pull) {
    term = pull.term();
    inHand.leaves();
    if (run.isCommittedBy(pull.step())) {
      run.commit();
      listener.onCommitted(pull.metrics(), status());
    } else if (pull.step() != run.step()) {
      desk.forget();
      run.begin(pull.step(), pull.ledger(), pull.versions());
      tellUnheard(pull);
    }
    seat.pulls();
  }

  /** A commit while the coordinator was on its way to this node has been told to nobody yet. */
  private void tellUnheard(PullBatch pull) {
    if (!pull.metrics().isEmpty()) {
      listener.onResumed(pull.metrics(), status());
    }
  }

  // ---- serving

  private void serve() {
    desk.serve();
    if (run.hasBegun()) {
      serveLearner();
      run.evaluated().forEach(listener::onEvaluated);
      registry.tell(new Registry.Pin(run.pins(), term));
    }
  }

  private void serveLearner() {
    seat.waiting()
        .ifPresent(learner ->
            run.batch()
                .ifPresent(batch -> {
                  seat.served();
                  inHand.goesOut(batch.batch().step());
                  learner.tell(batch);
                }));
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
      case Coordinator.LearnerFailed failed ->
          onLearnerFailed(failed, new RunOver(Ending.STOPPED, reason));
      case Gone gone when seat.holds(gone.who()) -> over(stopped(reason));
      case Coordinator.Departs departs when seat.holds(departs.who()) -> over(stopped(reason));
      case Gone _,
          Coordinator.Departs _,
          Coordinator.Unreachable _,
          Coordinator.Tick _,
          Coordinator.Leading _ ->
          Behaviors.same();
      case Coordinator.GetStatus get -> told(get);
      case FromWorker _, PullBatch _, Coordinator.SeekLead _, Coordinator.Stop _ ->
          refused(command, new RunOver(Ending.STOPPED, reason));
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
    desk.dismiss(last);
    inHand.leaves();
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
      case FromWorker said -> WorkerDesk.refuse(said, over);
      case PullBatch pull -> pull.replyTo().tell(over);
      case Coordinator.LearnerFailed failed -> failed.replyTo().tell(over);
      case Coordinator.SeekLead seek -> seek.replyTo().tell(over);
      case Coordinator.GetStatus get -> told(get);
      case Coordinator.LearnerStopped _,
          Coordinator.Leading _,
          Coordinator.Departs _,
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
    } catch (UncheckedIOException e) {
      return broken(e);
    } catch (RuntimeException e) {
      context.getLog().error("the coordinator failed", e);
      return over(new Outcome.Failed(run.step(), book.ledger(), "coordinator: " + Calls.cause(e)));
    }
  }

  /** What this node cannot write, the next that hosts the coordinator may. */
  private Behavior<Command> broken(UncheckedIOException cause) {
    context.getLog().error("this node cannot host the coordinator", cause);
    inHand.leaves();
    listener.onBroken(cause);
    return Behaviors.ignore();
  }

  // ---- status

  private Behavior<Command> told(Coordinator.GetStatus get) {
    get.replyTo().tell(status());
    return Behaviors.same();
  }

  private Status status() {
    return desk.status(run.step(), settings.steps(), seat.seenFrom(here));
  }
}
