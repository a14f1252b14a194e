package io.sampo.app.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LiveDisplayTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final LiveDisplay display =
      new LiveDisplay(new PrintStream(screen, true, StandardCharsets.UTF_8), () -> 100);

  @Test
  void aSecondFrameIsDrawnOverTheFirst() {
    display.show(Views.at(1, 1));
    display.redraw();
    String first = text();
    display.show(Views.at(2, 1));
    display.redraw();
    long lines = first.chars().filter(c -> c == '\n').count();
    assertTrue(text().substring(first.length()).contains("\033[" + lines + "F"));
  }

  @Test
  void aMomentThatStandsThereAlreadyIsNotDrawnAgain() {
    display.show(Views.at(1, 1));
    display.redraw();
    int length = text().length();
    display.redraw();
    assertEquals(length, text().length());
  }

  @Test
  void theLastMomentIsDrawnAndTheCursorGivenBackOnce() {
    display.show(Views.at(60, 3));
    display.close();
    display.close();
    assertTrue(text().contains("step 60/60"));
    assertTrue(text().endsWith("\033[?25h"));
    assertEquals(text().indexOf("\033[?25h"), text().lastIndexOf("\033[?25h"));
  }

  @Test
  void aNoteStaysAboveTheFrame() {
    display.show(Views.at(1, 1));
    display.redraw();
    display.note("sampler 2 joined");
    String text = text();
    assertTrue(text.indexOf("sampler 2 joined") < text.lastIndexOf("coordinator"));
  }

  @Test
  void coloursChangeNoCharacterOfALine() {
    for (String line : LiveFrame.lines(Views.at(20, 2), 100)) {
      assertEquals(line, Paint.line(line).replaceAll("\033\\[[0-9]*m", ""));
    }
  }

  private String text() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
