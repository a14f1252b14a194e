package io.sampo.app.report;

/** A drawing under way: shapes with a class for the style sheet, coordinates to a tenth. */
final class Svg {
  private final StringBuilder shapes = new StringBuilder();

  void line(String style, double x1, double y1, double x2, double y2) {
    open("line", style).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2).add("/>\n");
  }

  void text(String style, double x, double y, String words) {
    open("text", style).at("x", x).at("y", y).add(">" + Html.escape(words) + "</text>\n");
  }

  /** A dot that says these words when it is pointed at. */
  void dot(String style, double x, double y, double radius, String words) {
    open("circle", style).at("cx", x).at("cy", y).at("r", radius);
    add("><title>" + Html.escape(words) + "</title></circle>\n");
  }

  /** A line along moves and lines, as {@link #point} makes them. */
  void path(String style, String moves) {
    open("path", style).add(" d=\"" + moves + "\"/>\n");
  }

  /** A step of a path: M moves there, L draws a line there. */
  static String point(char verb, double x, double y) {
    return verb + tenth(x) + " " + tenth(y);
  }

  /** The drawing as an element; the words are for screen readers. */
  String drawing(int width, int height, String words) {
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n%s</svg>"
        .formatted(width, height, Html.escape(words), shapes);
  }

  /** The drawing as a file of its own, with its style in it and a background. */
  String file(int width, int height, String words, String style) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="curves" viewBox="0 0 %d %d" role="img" aria-label="%s">
    <style>
    %s</style>
    <rect class="back" width="%d" height="%d" rx="8"/>
    %s</svg>
    """
        .formatted(width, height, Html.escape(words), style, width, height, shapes);
  }

  private Svg open(String element, String style) {
    return add("<" + element + " class=\"" + style + "\"");
  }

  private Svg at(String name, double value) {
    return add(" " + name + "=\"" + tenth(value) + "\"");
  }

  private Svg add(String text) {
    shapes.append(text);
    return this;
  }

  private static String tenth(double value) {
    return Double.toString(Math.round(value * 10) / 10.0);
  }
}
