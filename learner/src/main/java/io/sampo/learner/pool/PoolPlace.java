package io.sampo.learner.pool;

import io.sampo.actors.Peers;
import io.sampo.actors.blocking.ModelThread;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * A learner's place in the pool, as its actor changes it: it helps, it leads, or neither. Without a
 * pool nothing happens.
 */
public final class PoolPlace {
  private final ActorContext<?> context;
  private final Peers peers;
  private final ModelThread model;
  private final Optional<GradientPool> pool;
  private @Nullable ActorRef<?> actor;
  private @Nullable Helping helping;

  /**
   * Neither yet.
   *
   * @param model the learner's, on which it helps too
   */
  public PoolPlace(
      ActorContext<?> context, Peers peers, ModelThread model, Optional<GradientPool> pool) {
    this.context = context;
    this.peers = peers;
    this.model = model;
    this.pool = pool;
  }

  /** Stands by: computes what the learner that leads hands out. */
  public void help() {
    pool.ifPresent(part -> {
      Helping work = part.helping();
      helping = work;
      actor = context.spawnAnonymous(HelperActor.create(peers, model, work));
    });
  }

  /** Leads: hands out. */
  public void lead() {
    pool.ifPresent(part -> actor = context.spawnAnonymous(part.leading()));
  }

  /** Neither any more. The helper's model is closed behind the call in hand, if there is one. */
  public void leave() {
    if (actor != null) {
      context.stop(actor);
      actor = null;
    }
    if (helping != null) {
      model.execute(helping::close);
      helping = null;
    }
  }
}
