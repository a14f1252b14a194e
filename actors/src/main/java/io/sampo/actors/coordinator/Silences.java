package io.sampo.actors.coordinator;

import io.sampo.actors.sight.SeenNode;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Tells the watchdog of nodes that fell silent: each waits for its heartbeats, since the last one,
 * until it is heard again. One that is declared dead meanwhile waited in vain.
 */
final class Silences extends AbstractBehavior<ClusterDomainEvent> {
  /** How long a node has been silent, at least, when it counts as unreachable. */
  private static final String PAUSE = "pekko.cluster.failure-detector.acceptable-heartbeat-pause";

  private final ActorRef<Watchdog.Command> watchdog;
  private final Duration pause;

  static Behavior<ClusterDomainEvent> create(ActorRef<Watchdog.Command> watchdog) {
    return Behaviors.setup(context -> new Silences(context, watchdog));
  }

  private Silences(ActorContext<ClusterDomainEvent> context, ActorRef<Watchdog.Command> watchdog) {
    super(context);
    this.watchdog = watchdog;
    pause = context.getSystem().settings().config().getDuration(PAUSE);
    hear(UnreachableMember.class);
    hear(ReachableMember.class);
    hear(MemberRemoved.class);
  }

  private <E extends ClusterDomainEvent> void hear(Class<E> kind) {
    Cluster.get(getContext().getSystem())
        .subscriptions()
        .tell(Subscribe.create(getContext().getSelf().<E>narrow(), kind));
  }

  @Override
  public Receive<ClusterDomainEvent> createReceive() {
    return newReceiveBuilder()
        .onMessage(UnreachableMember.class, event -> onSilent(event.member()))
        .onMessage(ReachableMember.class, event -> onHeard(event.member()))
        .onMessage(MemberRemoved.class, this::onRemoved)
        .build();
  }

  private Behavior<ClusterDomainEvent> onSilent(Member member) {
    watchdog.tell(new Watchdog.Waits(name(member), "its heartbeats", pause));
    return this;
  }

  private Behavior<ClusterDomainEvent> onHeard(Member member) {
    watchdog.tell(new Watchdog.Proceeds(name(member)));
    return this;
  }

  private Behavior<ClusterDomainEvent> onRemoved(MemberRemoved event) {
    if (event.previousStatus().equals(MemberStatus.down())) {
      watchdog.tell(new Watchdog.GivesUp(name(event.member())));
      return this;
    }
    return onHeard(event.member());
  }

  /** Such as {@code the sampler on 127.0.0.1:7355}. */
  private static String name(Member member) {
    return "the " + String.join(", ", SeenNode.roles(member)) + " on " + SeenNode.address(member);
  }
}
