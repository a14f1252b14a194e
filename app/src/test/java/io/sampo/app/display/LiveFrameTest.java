package io.sampo.app.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveFrameTest {
  @Test
  void aFrameHasALineForEachRoleAndTheFiguresOfTheRun() {
    assertEquals(
        List.of(
            "bpo · seed 7 · runs/demo",
            "",
            "  coordinator   480 orders issued, 2 out",
            "  sampler       order 41 under version 19",
            "  judge         waits for a rollout",
            "  learner       batch 20, order 5 of 8",
            "",
            "  ━━━━━━━━━━━━━╸──────────────────────────  step 20/60   33 %   ETA 1:12",
            "  1.23 updates/s   158 samples/s   lag 1   queues 2·0·1   golden win rate 0.421 →"
                + " 0.507   KL 1.50",
            "  loss 0.6931"),
        LiveFrame.lines(Views.at(20, 2), 100));
  }

  @Test
  void whatIsNotKnownYetIsADash() {
    String figures = String.join("\n", LiveFrame.lines(Views.at(0, 1), 200));
    assertTrue(figures.contains("win rate 0.421   KL –"), figures);
  }

  @Test
  void noLineIsLongerThanTheTerminalIsWide() {
    for (int width = 20; width < 130; width++) {
      for (String line : LiveFrame.lines(Views.at(33, 3), width)) {
        assertTrue(line.length() <= width, width + ": " + line);
      }
    }
  }

  @Test
  void theBarIsFullOnlyAtTheEnd() {
    assertEquals("────", LiveFrame.bar(0, 4));
    assertEquals("━━──", LiveFrame.bar(0.5, 4));
    assertEquals("━━╸─", LiveFrame.bar(0.625, 4));
    assertEquals("━━━━", LiveFrame.bar(1, 4));
  }
}
