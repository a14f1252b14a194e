package io.sampo.app.run;

import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** Who is in the cluster beside this node. */
final class Membership {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Cluster cluster;

  Membership(ActorSystem<?> system) {
    cluster = Cluster.get(system);
  }

  /** Whether another node could host the coordinator now. */
  boolean hasSuccessor() {
    return others()
        .filter(member -> member.status() == MemberStatus.up())
        .filter(member -> !cluster.state().getUnreachable().contains(member))
        .anyMatch(Membership::mayCoordinate);
  }

  /** Returns once no node of another role is left, or after this long. */
  void awaitWorkersGone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end && others().anyMatch(member -> !mayCoordinate(member))) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static boolean mayCoordinate(Member member) {
    return member.hasRole(Role.COORDINATOR.text());
  }

  private Stream<Member> others() {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> !member.uniqueAddress().equals(cluster.selfMember().uniqueAddress()));
  }
}
