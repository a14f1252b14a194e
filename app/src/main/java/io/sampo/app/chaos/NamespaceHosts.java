package io.sampo.app.chaos;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host for each process: a network namespace with one address, its link plugged into a bridge
 * that has a namespace of its own. Made by iproute2's {@code ip}, which asks for root. Nothing of
 * it is left when it is closed, or when this JVM ends. Hosts are set as docs/operations.md advises.
 */
final class NamespaceHosts implements Hosts {
  private static final String NETWORK = "10.77.0.";
  private static final String MASK = "/24";

  /** The longest wait of TCP before it sends again what was lost, in ms; since Linux 6.15. */
  static final Path LONGEST_WAIT = Path.of("/proc/sys/net/ipv4/tcp_rto_max_ms");

  static final String WAIT_MILLIS = "1000";

  private final String name = "sampo-" + ProcessHandle.current().pid();
  private final String hub = name + "-hub";
  private final List<String> made = new ArrayList<>();
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
    waitNoLonger(host);
  }

  private static void waitNoLonger(String host) {
    if (Files.exists(LONGEST_WAIT)) {
      String set = "echo " + WAIT_MILLIS + " > " + LONGEST_WAIT;
      ip("netns", "exec", host, "sh", "-c", set);
    }
  }

  private void addNamespace(String namespace) {
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
    Runtime.getRuntime().removeShutdownHook(cleaning);
    delete();
  }

  private void delete() {
    made.forEach(namespace -> ip("netns", "delete", namespace));
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
