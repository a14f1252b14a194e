package io.sampo.app.report;

/** Text made safe to stand in HTML and SVG, between tags and in quoted attributes. */
final class Html {
  private Html() {}

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default ->
          safe.appendCodePoint(Character.isISOControl(point) && !isBlank(point) ? 0xFFFD : point);
    }
  }

  private static boolean isBlank(int point) {
    return point == '\n' || point == '\t';
  }
}
