package io.sampo.learner.pool;

import io.sampo.actors.blocking.Calls;
import io.sampo.actors.pool.LearnerPool;
import io.sampo.actors.pool.LearnerPool.PullShare;
import io.sampo.actors.pool.LearnerPool.ShareDone;
import io.sampo.actors.pool.LearnerPool.ShareFailed;
import io.sampo.actors.pool.LearnerPool.ShareReply;
import io.sampo.actors.pool.LearnerPool.Shared;
import io.sampo.actors.pool.ShareId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.jspecify.annotations.Nullable;

/**
 * The pool's door while a learner leads: remembers who wants a micro-batch, gives it what the board
 * has, and sends for what is done. Stopped when the learner leads no more.
 */
public final class LeaderActor {
  public sealed interface Command {}

  private record Asked(LearnerPool.Command command) implements Command {}

  private record Gone(ActorRef<ShareReply> helper) implements Command {}

  private record Fetched(ShareDone done, @Nullable Throwable failure) implements Command {}

  private enum Signal implements Command {
    /** There may be something to hand out. */
    CHANGED
  }

  /**
   * A helper's pull.
   *
   * @param answer null while there is nothing for it
   */
  private record Pull(PullShare asked, @Nullable Shared answer) {}

  static Behavior<Command> create(ShareBoard board, GradientFetch fetch) {
    return Behaviors.setup(context -> new LeaderActor(context, board, fetch).leading());
  }

  private final ActorContext<Command> context;
  private final ShareBoard board;
  private final GradientFetch fetch;
  private final Executor fetching;
  private final Map<ActorRef<ShareReply>, Pull> pulls = new LinkedHashMap<>();

  private LeaderActor(ActorContext<Command> context, ShareBoard board, GradientFetch fetch) {
    this.context = context;
    context.setLoggerName(LeaderActor.class);
    this.board = board;
    this.fetch = fetch;
    fetching = Calls.fetching(context.getSystem());
    ActorRef<Command> self = context.getSelf();
    board.onChange(() -> self.tell(Signal.CHANGED));
    var door = context.messageAdapter(LearnerPool.Command.class, Asked::new);
    context.getSystem().receptionist().tell(Receptionist.register(LearnerPool.KEY, door));
  }

  private Behavior<Command> leading() {
    return Behaviors.receiveMessage(command -> {
      switch (command) {
        case Asked(PullShare pull) -> onPull(pull);
        case Asked(ShareDone done) -> onDone(done);
        case Asked(ShareFailed failed) ->
            comesBack(failed.id(), failed.helper(), failed.node(), failed.cause());
        case Fetched fetched -> onFetched(fetched);
        case Gone(var helper) -> onGone(helper);
        case Signal _ -> {}
      }
      pulls.replaceAll((_, pull) -> served(pull));
      return Behaviors.same();
    });
  }

  // ---- handing out

  private void onPull(PullShare pull) {
    if (!pulls.containsKey(pull.replyTo())) {
      context.watchWith(pull.replyTo(), new Gone(pull.replyTo()));
      context.getLog().info("the learner on {} helps", pull.node());
    }
    answered(pull)
        .ifPresentOrElse(
            pull.replyTo()::tell, () -> pulls.put(pull.replyTo(), new Pull(pull, null)));
  }

  /** What this very pull was answered, where that is still of use: the answer was lost. */
  private Optional<Shared> answered(PullShare pull) {
    return Optional.ofNullable(pulls.get(pull.replyTo()))
        .filter(known -> known.asked().ask() == pull.ask())
        .flatMap(known -> Optional.ofNullable(known.answer()))
        .filter(answer -> board.awaits(answer.share().id()));
  }

  private Pull served(Pull pull) {
    ActorRef<ShareReply> helper = pull.asked().replyTo();
    return pull.answer() != null
        ? pull
        : board
            .take(helper)
            .map(share -> {
              Shared answer = new Shared(pull.asked().ask(), share);
              helper.tell(answer);
              return new Pull(pull.asked(), answer);
            })
            .orElse(pull);
  }

  private void onGone(ActorRef<ShareReply> helper) {
    Pull known = pulls.remove(helper);
    if (known != null) {
      context.getLog().warn("the learner on {} helps no more", known.asked().node());
    }
    board.gone(helper);
  }

  // ---- taking in

  private void onDone(ShareDone done) {
    if (board.wants(done.id())) {
      context.pipeToSelf(
          Calls.on(
              fetching,
              () -> {
                fetch.bring(done);
                return done;
              }),
          (_, failure) -> new Fetched(done, failure));
    }
  }

  private void onFetched(Fetched fetched) {
    if (fetched.failure() != null) {
      ShareDone done = fetched.done();
      comesBack(done.id(), done.helper(), done.node(), Calls.cause(fetched.failure()));
    }
  }

  private void comesBack(ShareId id, ActorRef<ShareReply> helper, String node, String cause) {
    context.getLog().warn("{}: nothing from the learner on {}: {}", id, node, cause);
    board.comeBack(id, helper);
  }
}
