package io.sampo.app.run;

import io.sampo.tls.TlsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the nodes that it is told of, whose addresses may change until then. The first of them
 * begins the cluster when there is none; they have one order everywhere, so it is the same one for
 * all who see them all. As long as members are left of the run it begins none: a second one would
 * have nothing to do, or half of the workers, and never meet the first.
 */
final class Discovery {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  /**
   * A member answers within seconds, in a minute even if two cores start nine processes. Who
   * listens where a member was and has not answered by then is somebody else.
   */
  static final Duration INSIST = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Supplier<List<String>> nodes;
  private final Members members;
  private final int required;
  private final Duration askAgain;
  private final Duration insist;
  private volatile List<String> joined = List.of();

  /** When nodes were found, by {@link System#nanoTime}. */
  private long begin;

  /**
   * A discovery to be.
   *
   * @param nodes host:port of those that are to be joined, as far as they are known now
   * @param members who is asked beside them
   * @param required how many nodes have to be found before this one joins them
   * @param askAgain after this time the nodes are looked up again
   * @param insist for how long no cluster is begun while somebody may listen where a member was
   */
  Discovery(
      ActorSystem<?> system,
      Supplier<List<String>> nodes,
      Members members,
      int required,
      Duration askAgain,
      Duration insist) {
    cluster = Cluster.get(system);
    this.nodes = nodes;
    this.members = members;
    this.required = required;
    this.askAgain = askAgain;
    this.insist = insist;
  }

  /** Looks until this node is a member, or has ended, on a thread of its own. */
  void start() {
    Thread.ofVirtual().name("discovery").start(this::run);
  }

  /** host:port of those that this node asked last. */
  List<String> asked() {
    return joined;
  }

  private void run() {
    try {
      while (!isDone()) {
        tryToLook();
        Thread.sleep(askAgain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever knows the addresses, or the folder of members, may be out of reach for a while. */
  private void tryToLook() {
    try {
      look(nodes.get());
    } catch (UncheckedIOException | TlsException e) {
      LOG.warn("nodes to join: looked for in vain: {}", e.getMessage());
    }
  }

  private boolean isDone() {
    return cluster.isTerminated() || cluster.selfMember().status() == MemberStatus.up();
  }

  private void look(List<String> found) {
    if (found.size() < required) {
      LOG.info("nodes to join: {} found (expected: {} or more)", found.size(), required);
      return;
    }
    if (joined.isEmpty()) {
      begin = System.nanoTime();
    }
    boolean first = isFirst(found);
    List<String> asked = first ? leftOr(found) : found;
    if (!asked.equals(joined)) {
      LOG.info("joining {}", asked);
      joined = asked;
      cluster.manager().tell(joining(first ? asked : members.after(asked)));
    }
  }

  private boolean isFirst(List<String> found) {
    return address(found.getFirst()).equals(cluster.selfMember().address());
  }

  /** Who joins these begins no cluster, since it is not the first of them. */
  private List<String> leftOr(List<String> found) {
    if (System.nanoTime() - begin > insist.toNanos()) {
      return found;
    }
    List<String> left = Listening.perhaps(members.without(found.getFirst()));
    return left.isEmpty() ? found : left;
  }

  /**
   * Asks nodes at host:port, in this order; the first begins a cluster if none of them is in one.
   */
  private static JoinSeedNodes joining(List<String> nodes) {
    return new JoinSeedNodes(nodes.stream().map(Discovery::address).toList());
  }

  private static Address address(String hostAndPort) {
    return AddressFromURIString.parse("pekko://" + Node.SYSTEM + "@" + hostAndPort);
  }
}
