package io.sampo.app.chaos;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host for each process: a network namespace with one address, its link plugged into a bridge
 * that has a namespace of its own. Made by iproute2's {@code ip}, which asks for root. Nothing of
 * it is left when it is closed, or when this JVM ends.
 */
final class NamespaceHosts implements Hosts {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceHosts.class);
  private static final String NETWORK = "10.77.0.";
  private static final String MASK = "/24";

  private final String name = "sampo-" + ProcessHandle.current().pid();
  private final String hub = name + "-hub";
  private final List<String> made = new ArrayList<>();
  private boolean ends;
  private final Thread cleaning = Thread.ofPlatform().unstarted(this::delete);

  private NamespaceHosts() {
    Runtime.getRuntime().addShutdownHook(cleaning);
  }

  /** So many hosts, which all reach one another. */
  static NamespaceHosts of(int count) {
    NamespaceHosts hosts = new NamespaceHosts();
    try {
      hosts.addHub();
      for (int place = 0; place < count; place++) {
        hosts.add(place);
      }
      return hosts;
    } catch (UserError e) {
      hosts.close();
      throw e;
    }
  }

  private void addHub() {
    addNamespace(hub);
    ip("-n", hub, "link", "add", "bridge", "type", "bridge");
    ip("-n", hub, "link", "set", "bridge", "up");
  }

  private void add(int place) {
    String host = host(place);
    addNamespace(host);
    ip("-n", hub, "link", "add", plug(place), "type", "veth", "peer", "eth0", "netns", host);
    ip("-n", hub, "link", "set", plug(place), "master", "bridge", "up");
    ip("-n", host, "address", "add", address(place) + MASK, "dev", "eth0");
    ip("-n", host, "link", "set", "eth0", "up");
    ip("-n", host, "link", "set", "lo", "up");
  }

  private synchronized void addNamespace(String namespace) {
    if (ends) {
      throw new UserError("--faults cut: interrupted");
    }
    ip("netns", "add", namespace);
    made.add(namespace);
  }

  private String host(int place) {
    return name + "-" + place;
  }

  /** The bridge's end of its link. */
  private static String plug(int place) {
    return "veth" + place;
  }

  @Override
  public String address(int place) {
    return NETWORK + (place + 1);
  }

  @Override
  public List<String> on(int place, List<String> command) {
    List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", host(place)));
    line.addAll(command);
    return line;
  }

  @Override
  public void cut(int place) {
    ip("-n", hub, "link", "set", plug(place), "down");
  }

  @Override
  public void heal(int place) {
    ip("-n", hub, "link", "set", plug(place), "up");
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaning);
    } catch (IllegalStateException _) {
      // This JVM ends: the hook runs, and finds nothing left to do.
    }
  }

  /** What cannot be deleted keeps nothing else. */
  private synchronized void delete() {
    ends = true;
    for (String namespace : made) {
      try {
        ip("netns", "delete", namespace);
      } catch (UserError e) {
        LOG.warn("{}: {}", namespace, e.getMessage());
      }
    }
    made.clear();
  }

  private static void ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw refused(new String(said, StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static UserError refused(String cause) {
    return new UserError(
        "--faults cut: " + cause + " (expected: root, and ip of iproute2, for hosts of their own)");
  }
}
