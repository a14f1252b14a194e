package io.sampo.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs root and iproute2, as what it tests does; skipped elsewhere. */
final class NamespaceHostsTest {
  /** Asked of the machine and not of what is tested, whose refusal is a failure here. */
  @BeforeAll
  static void needsRootAndIp() throws IOException, InterruptedException {
    String can = "[ $(id -u) = 0 ] && ip -Version && unshare --net true";
    Process probe = new ProcessBuilder("sh", "-c", can).redirectErrorStream(true).start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(probe.waitFor() == 0, "needs root, ip and network namespaces: " + said);
  }

  private static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  private static String link(Hosts hosts, int place) throws IOException, InterruptedException {
    return said(hosts.on(place, List.of("ip", "address", "show", "eth0")));
  }

  @Test
  void eachHasAnAddressAndTheOneThatIsCutOffNoNetworkUntilItHeals() throws Exception {
    try (NamespaceHosts hosts = NamespaceHosts.of(2)) {
      assertTrue(link(hosts, 0).contains(" inet " + hosts.address(0) + "/24 "), link(hosts, 0));
      assertNotEquals(hosts.address(0), hosts.address(1));
      hosts.cut(0);
      assertTrue(link(hosts, 0).contains("NO-CARRIER"), link(hosts, 0));
      assertTrue(link(hosts, 1).contains("LOWER_UP"), link(hosts, 1));
      hosts.heal(0);
      assertTrue(link(hosts, 0).contains("LOWER_UP"), link(hosts, 0));
    }
  }

  @Test
  void nothingOfThemIsLeft() throws Exception {
    List<String> list = List.of("ip", "netns", "list");
    String mine = "sampo-" + ProcessHandle.current().pid();
    try (NamespaceHosts _ = NamespaceHosts.of(1)) {
      assertTrue(said(list).contains(mine));
    }
    assertFalse(said(list).contains(mine));
  }
}
