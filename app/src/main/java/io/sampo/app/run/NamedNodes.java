package io.sampo.app.run;

import io.sampo.app.failure.UserError;
import io.sampo.app.kubernetes.PodsOfService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The nodes behind names of DNS or of services: every address of each name, in an order that all
 * nodes share.
 *
 * @param names host:port, a host with any number of addresses
 */
record NamedNodes(List<String> names, Lookup lookup) {
  /** Says which addresses a name has. */
  interface Lookup {
    List<String> addresses(String host) throws UnknownHostException;
  }

  NamedNodes {
    names = List.copyOf(names);
    for (String name : names) {
      if (name.lastIndexOf(':') < 1) {
        throw new UserError("--join: " + name + " (expected: HOST:PORT)");
      }
    }
  }

  /** Those that DNS knows now. */
  static NamedNodes inDns(List<String> names) {
    return new NamedNodes(names, NamedNodes::known);
  }

  /** Those that are pods of a service now. */
  static NamedNodes inKubernetes(List<String> names) {
    return new NamedNodes(names, PodsOfService.seenFromAPod(System.getenv())::addresses);
  }

  private static List<String> known(String host) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).toList();
  }

  /** host:port of all of them; a name that is not known yet has none. */
  List<String> now() {
    TreeSet<String> found = new TreeSet<>();
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      addresses(name.substring(0, colon))
          .forEach(address -> found.add(address + name.substring(colon)));
    }
    return new ArrayList<>(found);
  }

  private List<String> addresses(String host) {
    try {
      return lookup.addresses(host);
    } catch (UnknownHostException _) {
      return List.of();
    }
  }
}
