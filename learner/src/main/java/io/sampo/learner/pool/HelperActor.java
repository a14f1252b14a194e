package io.sampo.learner.pool;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.Calls;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.pool.LearnerPool;
import io.sampo.actors.pool.LearnerPool.PullShare;
import io.sampo.actors.pool.LearnerPool.ShareDone;
import io.sampo.actors.pool.LearnerPool.ShareFailed;
import io.sampo.actors.pool.LearnerPool.ShareReply;
import io.sampo.actors.pool.LearnerPool.Shared;
import io.sampo.actors.pool.Share;
import io.sampo.actors.registry.Registry;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.jspecify.annotations.Nullable;

/**
 * A learner that stands by: pulls a micro-batch, makes sure that its weights are here, computes the
 * gradient, says where it is, pulls again. Phases: pulling → locating → fetching → computing →
 * pulling. It listens to the highest term that it has heard of, and waits for nothing in silence
 * but for being asked: whatever it does not bring, another does.
 */
public final class HelperActor {
  public sealed interface Command {}

  private record Leaders(Receptionist.Listing listing) implements Command {}

  private record Replied(ShareReply reply) implements Command {}

  private record Found(Registry.Located located) implements Command {}

  private record Fetched(Registry.Located located, @Nullable Throwable failure)
      implements Command {}

  private record Computed(Helping.@Nullable Computed gradient, @Nullable Throwable failure)
      implements Command {}

  private enum Signal implements Command {
    AGAIN
  }

  /**
   * A helper on its learner's model thread.
   *
   * @param helping closed by whoever made it
   */
  static Behavior<Command> create(Peers peers, ModelThread model, Helping helping) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new HelperActor(context, timers, peers, model, helping).pull()));
  }

  private final ActorContext<Command> context;
  private final Peers peers;
  private final ModelThread model;
  private final Helping helping;
  private final Executor fetching;
  private final ActorRef<ShareReply> replies;
  private final ActorRef<Registry.Located> found;
  private Set<ActorRef<LearnerPool.Command>> leaders = Set.of();
  private long ask;
  private long term;

  private HelperActor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Peers peers,
      ModelThread model,
      Helping helping) {
    this.context = context;
    context.setLoggerName(HelperActor.class);
    this.peers = peers;
    this.model = model;
    this.helping = helping;
    fetching = Calls.fetching(context.getSystem());
    replies = context.messageAdapter(ShareReply.class, Replied::new);
    found = context.messageAdapter(Registry.Located.class, Found::new);
    var listings = context.messageAdapter(Receptionist.Listing.class, Leaders::new);
    context.getSystem().receptionist().tell(Receptionist.subscribe(LearnerPool.KEY, listings));
    timers.startTimerWithFixedDelay(Signal.AGAIN, peers.askAgain());
  }

  // ---- pulling

  private Behavior<Command> pull() {
    ask++;
    tellPull();
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Replied(Shared shared) when isForMe(shared) -> begin(shared.share());
          case Leaders(var listing) -> {
            meet(listing);
            tellPull();
            yield Behaviors.same();
          }
          case Signal _ -> {
            tellPull();
            yield Behaviors.same();
          }
          case Replied _, Found _, Fetched _, Computed _ -> Behaviors.same();
        });
  }

  private void tellPull() {
    leaders.forEach(leader -> leader.tell(new PullShare(replies, peers.node(), ask)));
  }

  private void meet(Receptionist.Listing listing) {
    leaders = Set.copyOf(listing.getServiceInstances(LearnerPool.KEY));
  }

  private boolean isForMe(Shared shared) {
    return shared.ask() == ask && shared.share().id().term() >= term;
  }

  // ---- locating

  /** Until the weights are found it pulls on: it gets the same again as long as that is of use. */
  private Behavior<Command> begin(Share share) {
    term = share.id().term();
    long version = share.weights().version();
    peers.registry().tell(new Registry.Locate(version, found));
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Found(var located) when located.entry().version() == version ->
              fetch(share, located);
          case Replied(Shared shared) when isForMe(shared) -> begin(shared.share());
          case Leaders(var listing) -> {
            meet(listing);
            yield Behaviors.same();
          }
          case Signal _ -> {
            tellPull();
            yield Behaviors.same();
          }
          case Replied _, Found _, Fetched _, Computed _ -> Behaviors.same();
        });
  }

  // ---- fetching

  private Behavior<Command> fetch(Share share, Registry.Located located) {
    context.pipeToSelf(
        Calls.on(
            fetching,
            () -> {
              helping.ensure(share.weights(), located.holders());
              return located;
            }),
        (_, failure) -> new Fetched(located, failure));
    return busy(command ->
        command instanceof Fetched fetched ? onFetched(share, fetched) : Behaviors.same());
  }

  private Behavior<Command> onFetched(Share share, Fetched fetched) {
    if (fetched.failure() != null) {
      return failed(share, fetched.failure());
    }
    peers.registry().tell(new Registry.Holding(share.weights()));
    return compute(share);
  }

  // ---- computing

  private Behavior<Command> compute(Share share) {
    context.pipeToSelf(model.call(() -> helping.compute(share)), Computed::new);
    return busy(command ->
        command instanceof Computed computed ? onComputed(share, computed) : Behaviors.same());
  }

  private Behavior<Command> onComputed(Share share, Computed computed) {
    Helping.Computed gradient = computed.gradient();
    if (gradient == null) {
      Throwable failure = computed.failure();
      return failed(share, failure == null ? new IllegalStateException("no gradient") : failure);
    }
    tell(new ShareDone(replies, peers.node(), share.id(), gradient.entry(), gradient.sums()));
    return pull();
  }

  private Behavior<Command> failed(Share share, Throwable failure) {
    context
        .getLog()
        .atWarn()
        .addKeyValue("version", share.weights().version())
        .log("{} cannot be computed here: {}", share.id(), Calls.cause(failure));
    tell(new ShareFailed(replies, peers.node(), share.id(), Calls.cause(failure)));
    return pull();
  }

  private void tell(LearnerPool.Command command) {
    leaders.forEach(leader -> leader.tell(command));
  }

  /** While a blocking call runs, only its outcome counts, and who leads. */
  private Behavior<Command> busy(
      java.util.function.Function<Command, Behavior<Command>> onOutcome) {
    return Behaviors.receiveMessage(command -> {
      if (command instanceof Leaders(var listing)) {
        meet(listing);
      }
      return onOutcome.apply(command);
    });
  }
}
