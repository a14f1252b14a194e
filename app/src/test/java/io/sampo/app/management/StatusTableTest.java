package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.coordinator.Leads;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatusTableTest {
  private final String table = String.join("\n", StatusTable.lines(Statuses.full()));

  private void has(String text) {
    assertTrue(table.contains(text), () -> text + " is missing in\n" + table);
  }

  @Test
  void itSaysHowTheRunStands() {
    has("run mill   step 12 of 200   2.00 updates/s   2.00 responses/s");
    has("open     3 waiting");
    has("so far   40 issued, 36 trained, 1 dropped, 2 reissued");
    has("at work  1 of 2 samplers, 1 of 1 judges");
  }

  @Test
  void itSaysWhoLeads() {
    has("who leads\n  coordinator on a:1 pid 1\n  learner on a:1 pid 1, term 3");
  }

  @Test
  void itSaysThatNobodyLeadsAndNamesAnUnknownMemberByItsAddress() {
    RunStatus status = StatusOf.view("mill", Statuses.led(new Leads("c:30", "", 3)), Statuses.NOW);
    String lines = String.join("\n", StatusTable.lines(status));
    assertTrue(lines.contains("who leads\n  coordinator on c:30\n  no learner\n"), lines);
  }

  @Test
  void itNamesEveryMember() {
    has("a:1 pid 1                        Up          coordinator learner");
    has("b:2 pid 2                        unreachable sampler");
  }

  @Test
  void aMemberIsFoundByItsNameOrByWhatStandsBeforeThePid() {
    RunStatus status = Statuses.full();
    for (String name : List.of("a:1 pid 1", "a:1")) {
      assertEquals("a:1 pid 1", status.named(name).orElseThrow().node(), name);
    }
    for (String name : List.of("a", "a:1 pid", "pid 1", "a:10", "")) {
      assertTrue(status.named(name).isEmpty(), name);
    }
  }

  @Test
  void itSaysWhoHoldsWhichVersionAndWhatIsNeeded() {
    has("12      000000000000      6 MB  pinned  held by a:1 pid 1");
    has("11      000000000000      6 MB          held by a:1 pid 1, b:2 pid 2");
    has("0       –                    –  pinned  held by nobody");
  }

  @Test
  void itSaysWhoWaitsForWhomAndSinceWhenTheLongestFirst() {
    has("order 7 waits for the sampler on b:2 pid 2 since 22 s   LATE");
    has("sampler-1 on b:2 pid 2 waits for version 12 since 4 s");
    assertTrue(table.indexOf("order 7 waits") < table.indexOf("sampler-1 on b:2"));
  }

  @Test
  void withoutACoordinatorItSaysSo() {
    RunStatus status = StatusOf.view("mill", Statuses.withoutCoordinator(), Statuses.NOW);
    assertEquals(
        "run mill   the coordinator does not answer", StatusTable.lines(status).getFirst());
  }

  @Test
  void theDocumentComesBackAsItWas() throws Exception {
    assertEquals(Statuses.full(), RunStatus.parse(Statuses.full().json()));
  }
}
