package io.sampo.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summaries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosingTableTest {
  @Test
  void theTableSaysWhatChangedAndWhereTheFilesAre() {
    List<String> lines = lines(100);
    assertEquals(
        List.of(
            "",
            "                            before  →    after      change",
            "  golden win rate            0.421  →    0.633      +0.212",
            "  golden score               0.510  →    0.602      +0.092",
            "  proxy RM score            −0.120  →    1.844      +1.964",
            "  KL to the start, nats       0.00  →     3.21       +3.21",
            "  driven by the proxy judge, a reward model; measured by the golden judge, the task's"
                + " scorer"),
        lines.subList(0, 7));
    assertEquals("  report    runs/demo/report.html", lines.get(lines.size() - 3));
  }

  @Test
  void threePromptsAreShownWithBothAnswers() {
    List<String> lines = lines(100);
    assertEquals(3, lines.stream().filter(line -> line.startsWith("  prompt    ")).count());
    assertTrue(lines.contains("  before"));
    assertTrue(lines.contains("  after     The neighbour has no glue."));
  }

  @Test
  void answersKeepToTheWidth() {
    for (String line : lines(60)) {
      assertTrue(line.length() <= 80, line);
    }
  }

  private static List<String> lines(int width) {
    return ClosingTable.lines(Summaries.demo(), Runs.examples(), Path.of("runs/demo"), width);
  }
}
