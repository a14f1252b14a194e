package io.sampo.actors.pool;

import io.sampo.actors.wire.Wire;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/**
 * The contract between the learner that leads and those that help it. Everything is pulled, as from
 * the coordinator: a helper asks, its pull is remembered until there is a micro-batch for it, and
 * it asks again on a timer since a message may be lost. A pull with the same {@code ask} is the
 * same pull; the answer repeats it.
 */
public final class LearnerPool {
  /** Under which helpers find whoever leads. */
  public static final ServiceKey<Command> KEY =
      ServiceKey.create(Command.class, "sampo-learner-pool");

  private LearnerPool() {}

  public sealed interface Command extends Wire {}

  /** A helper without a micro-batch wants one. */
  public record PullShare(ActorRef<ShareReply> replyTo, String node, long ask) implements Command {}

  /**
   * A helper has computed a gradient and serves it.
   *
   * @param sums of the loss over the micro-batch, one for each member of the policy
   */
  public record ShareDone(
      ActorRef<ShareReply> helper,
      String node,
      ShareId id,
      GradientEntry gradient,
      List<LossSums> sums)
      implements Command {
    public ShareDone {
      sums = List.copyOf(sums);
    }
  }

  /** A helper could not compute it. */
  public record ShareFailed(ActorRef<ShareReply> helper, String node, ShareId id, String cause)
      implements Command {}

  public sealed interface ShareReply extends Wire {}

  /** Answers {@link PullShare}. */
  public record Shared(long ask, Share share) implements ShareReply {}
}
