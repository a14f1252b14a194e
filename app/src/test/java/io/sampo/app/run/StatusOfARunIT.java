package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.management.NodeFile;
import io.sampo.certificates.MadeCertificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in several processes, looked at from outside while it goes on and when it is over. */
final class StatusOfARunIT {
  @TempDir private Path out;

  @Test
  void everyNodeNamesAllMembersAndOrdersAsLongAsTheRunGoesOn() throws Exception {
    SmallRun run = new SmallRun(out, "seen", "--judge", "golden", "--steps", "5000", "--processes");
    try (Started driver = run.started()) {
      Watched.untilStep(run.folder(), 3);
      everyNodeNamesAllMembersAndOrders(run.folder());
      endsWithItsChildrenWhenInterrupted(driver);
    }
    nobodyIsFoundAndTheLogNamesTheRun(run.folder());
  }

  @Test
  void whoIsRefusedIsCountedWhereEverybodyLooks() throws Exception {
    String certificates = MadeCertificates.in(out.resolve("certificates")).toString();
    SmallRun run =
        new SmallRun(out, "guarded", "--judge", "golden", "--steps", "5000")
            .set("deployment.tls.folder", certificates);
    try (Started _ = run.started()) {
      Watched.untilStatusSays(run.folder(), "\"sampo_tls_refused_total\" : 0.0");
      knocks(run.folder(), "neither TLS nor a node\n");
      Watched.untilStatusSays(run.folder(), "\"sampo_tls_refused_total\" : 1.0");
    }
  }

  /** To its only member, by the address that others would join. */
  private static void knocks(RunFolder folder, String words) throws IOException {
    String[] address = Members.of(folder.path()).after(List.of()).getFirst().split(":", 2);
    try (Socket stranger = new Socket(address[0], Integer.parseInt(address[1]))) {
      stranger.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void endsWithItsChildrenWhenInterrupted(Started driver) throws Exception {
    List<ProcessHandle> children = driver.process().descendants().toList();
    assertEquals(3, children.size());
    driver.interrupt();
    driver.ends(Run.STOPPED);
    Children.awaitEnd(children);
  }

  private static void everyNodeNamesAllMembersAndOrders(RunFolder folder) throws IOException {
    List<String> addresses = NodeFile.addresses(folder.path());
    assertEquals(4, addresses.size());
    for (String address : addresses) {
      Ended seen = Commands.sampo(List.of("status", "--at", address));
      assertEquals(0, seen.code(), seen.err());
      says(seen.out(), "run seen", "of 5000", "trained", "pinned  held by");
      says(seen.out(), "coordinator", "learner", "sampler", "judge");
    }
    Ended json = Commands.sampo(List.of("status", folder.path().toString(), "--json"));
    says(json.out(), "\"run\" : \"seen\"", "\"members\"", "\"sampo_node_resident_bytes\"");
    JsonNode status = new ObjectMapper().readTree(json.out());
    for (String role : List.of("coordinator", "learner")) {
      assertEquals(nodeOf(role, status), status.at("/progress/leads/" + role), json.out());
    }
  }

  private static JsonNode nodeOf(String role, JsonNode status) {
    return StreamSupport.stream(status.get("members").spliterator(), false)
        .filter(member -> member.get("roles").get(0).textValue().equals(role))
        .map(member -> member.get("node"))
        .findAny()
        .orElseThrow();
  }

  private static void nobodyIsFoundAndTheLogNamesTheRun(RunFolder folder) throws IOException {
    assertEquals(List.of(), NodeFile.addresses(folder.path()));
    Ended over = Commands.sampo(List.of("status", folder.path().toString()));
    assertEquals(1, over.code());
    assertEquals("sampo: " + folder.path() + ": no run goes on there\n", over.err());
    String log = Files.readString(folder.log());
    says(log, " run=seen order=");
    assertFalse(log.contains(" run=- "), log);
  }

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
    }
  }
}
