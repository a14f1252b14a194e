package io.sampo.actors.sight;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Member;

/**
 * One member of the cluster as another one sees it.
 *
 * @param address host:port in the cluster
 * @param status joining, up, leaving …, as Pekko names it
 * @param reachable whether its heartbeats arrive
 * @param self whether it is the one that looks
 * @param roles sorted by name
 * @param report its newest; none before the first has arrived
 */
public record SeenNode(
    String address,
    String status,
    boolean reachable,
    boolean self,
    List<String> roles,
    Optional<NodeReport> report) {
  /** Pekko's own role, of data centres. */
  private static final String DATA_CENTRE = "dc-";

  public SeenNode {
    roles = List.copyOf(roles);
  }

  static SeenNode of(Member member, boolean reachable, boolean self, Optional<NodeReport> report) {
    return new SeenNode(
        address(member), member.status().toString(), reachable, self, roles(member), report);
  }

  /** A member's host:port in the cluster. */
  public static String address(Member member) {
    return address(member.address());
  }

  /** A node's host:port in the cluster. */
  public static String address(Address node) {
    return node.getHost().orElse("?") + ":" + node.getPort().orElse(0);
  }

  /** A member's roles, sorted by name. */
  public static List<String> roles(Member member) {
    return member.getRoles().stream()
        .filter(role -> !role.startsWith(DATA_CENTRE))
        .sorted()
        .toList();
  }
}
