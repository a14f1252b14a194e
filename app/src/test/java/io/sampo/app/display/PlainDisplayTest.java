package io.sampo.app.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainDisplayTest {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final PlainDisplay display =
      new PlainDisplay(new PrintStream(file, true, StandardCharsets.UTF_8));

  @Test
  void aRunHasATitleAboutTwentyLinesAndNoEscapes() {
    for (int step = 0; step <= 60; step++) {
      display.show(Views.at(step, 1));
    }
    assertEquals(21, lines().size());
    assertEquals("bpo · seed 7 · runs/demo", lines().getFirst());
    assertTrue(lines().getLast().startsWith("step 60/60  loss 0.6931  golden win rate 0.421"));
    assertTrue(lines().stream().noneMatch(line -> line.contains("\033")));
  }

  @Test
  void anEvaluationHasALineAtOnceAndAMomentShownTwiceHasOne() {
    display.show(Views.at(4, 1));
    display.show(Views.at(4, 2));
    display.show(Views.at(4, 2));
    assertEquals(2, lines().size());
    assertTrue(lines().getLast().contains("win rate 0.421 → 0.507  KL 1.50"));
  }

  private List<String> lines() {
    return file.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
