package io.sampo.actors.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NodeReportTest {
  private static List<NodeReport.Waiting> longestOf(int waits) {
    return NodeReport.longest(
        IntStream.range(0, waits)
            .mapToObj(i -> new Watchdog.Wait("who " + i, "what", Duration.ofSeconds(i), i > 20))
            .toList());
  }

  @Test
  void theLongestWaitComesFirst() {
    assertEquals(
        List.of(
            new NodeReport.Waiting("who 2", "what", 2000, false),
            new NodeReport.Waiting("who 1", "what", 1000, false),
            new NodeReport.Waiting("who 0", "what", 0, false)),
        longestOf(3));
  }

  @Test
  void aRowStaysSmallHoweverManyWait() {
    var kept = longestOf(1000);
    assertEquals(NodeReport.MOST_WAITS, kept.size());
    assertEquals("who 999", kept.getFirst().who());
  }
}
