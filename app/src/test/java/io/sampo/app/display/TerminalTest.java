package io.sampo.app.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TerminalTest {
  @Test
  void theWidthIsWhatSttySaysElseAHundred() {
    assertEquals(132, Terminal.sizeOf("40 132\n"));
    assertEquals(20, Terminal.sizeOf("40 3\n"));
    assertEquals(100, Terminal.sizeOf(""));
    assertEquals(100, Terminal.sizeOf("0 0\n"));
  }

  @Test
  void aDumbTerminalOrNoColourMeansPlainLines() {
    assertTrue(Terminal.takesEscapes("xterm", null));
    assertFalse(Terminal.takesEscapes("dumb", null));
    assertFalse(Terminal.takesEscapes(null, null));
    assertFalse(Terminal.takesEscapes("xterm", "1"));
  }
}
