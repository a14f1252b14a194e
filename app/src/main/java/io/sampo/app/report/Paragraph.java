package io.sampo.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Text broken into lines between words. */
final class Paragraph {
  private Paragraph() {}

  /** Lines of at most this width; a longer word is cut. No text is one empty line. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    StringTokenizer words = new StringTokenizer(text);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      cut(line, width, lines);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void cut(StringBuilder line, int width, List<String> lines) {
    while (line.length() > width) {
      lines.add(line.substring(0, width));
      line.delete(0, width);
    }
  }
}
