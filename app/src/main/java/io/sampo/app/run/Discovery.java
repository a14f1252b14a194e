package io.sampo.app.run;

import io.sampo.tls.TlsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the nodes behind names, whose addresses may change until then. The first of them begins the
 * cluster when there is none; they have one order everywhere, so it is the same one for all who see
 * them all.
 */
final class Discovery {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  private final Cluster cluster;
  private final NamedNodes nodes;
  private final Members members;
  private final int required;
  private final Duration askAgain;
  private List<String> joined = List.of();

  /**
   * A discovery to be.
   *
   * @param members who is asked beside those that bear the names
   * @param required how many nodes have to be found before this one joins them
   * @param askAgain after this time the names are looked up again
   */
  Discovery(
      ActorSystem<?> system, NamedNodes nodes, Members members, int required, Duration askAgain) {
    cluster = Cluster.get(system);
    this.nodes = nodes;
    this.members = members;
    this.required = required;
    this.askAgain = askAgain;
  }

  /** Looks until this node is a member, or has ended, on a thread of its own. */
  void start() {
    Thread.ofVirtual().name("discovery").start(this::run);
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
      look(nodes.now());
    } catch (UncheckedIOException | TlsException e) {
      LOG.warn("{}: looked for in vain: {}", nodes.names(), e.getMessage());
    }
  }

  private boolean isDone() {
    return cluster.isTerminated() || cluster.selfMember().status() == MemberStatus.up();
  }

  private void look(List<String> found) {
    if (found.size() < required) {
      LOG.info("{}: {} found (expected: {} or more)", nodes.names(), found, required);
    } else if (!found.equals(joined)) {
      JoinSeedNodes join = joining(members.after(found));
      LOG.info("{}: joining {}", nodes.names(), found);
      joined = found;
      cluster.manager().tell(join);
    }
  }

  /**
   * Asks nodes at host:port, in this order; the first begins a cluster if none of them is in one.
   */
  static JoinSeedNodes joining(List<String> nodes) {
    return new JoinSeedNodes(nodes.stream().map(Discovery::address).toList());
  }

  private static Address address(String hostAndPort) {
    return AddressFromURIString.parse("pekko://" + Node.SYSTEM + "@" + hostAndPort);
  }
}
