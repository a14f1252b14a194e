package io.sampo.actors.coordinator;

import io.sampo.actors.registry.Lifelines;
import io.sampo.actors.registry.Presence;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Tells the coordinator of nodes that do not answer, and of those whose process is gone. Declaring
 * a node dead takes agreement and time; giving its work to another as well costs nothing but that
 * work, since results are the same.
 */
final class Reachability {
  private Reachability() {}

  /** The coordinator, told of every node that the cluster cannot reach or a lifeline misses. */
  static Behavior<Coordinator.Command> watched(
      Behavior<Coordinator.Command> coordinator, Lifelines lifelines) {
    return Behaviors.setup(context -> {
      ActorRef<UnreachableMember> news =
          context.messageAdapter(
              UnreachableMember.class,
              event -> new Coordinator.Unreachable(event.member().address()));
      Cluster.get(context.getSystem())
          .subscriptions()
          .tell(Subscribe.create(news, UnreachableMember.class));
      var self = context.getSelf();
      context.spawn(
          Presence.create(lifelines, node -> self.tell(new Coordinator.Unreachable(node))),
          "presence");
      return coordinator;
    });
  }
}
