package io.sampo.actors.registry;

import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.cluster.UniqueAddress;

/**
 * The key of a node's row in a shared map: its address and, since addresses are used again, its
 * incarnation.
 */
public final class RowKey {
  private static final char INCARNATION = '#';

  private RowKey() {}

  public static String of(UniqueAddress node) {
    return node.address().toString() + INCARNATION + node.longUid();
  }

  /** The address of the node whose row that is. */
  static Address address(String row) {
    return AddressFromURIString.parse(row.substring(0, row.lastIndexOf(INCARNATION)));
  }
}
