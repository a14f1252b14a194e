package io.sampo.app.display;

import java.util.regex.Pattern;

/** Colours for the lines of a frame, from the sixteen that every terminal lets its owner choose. */
final class Paint {
  private static final String RESET = "\033[0m";
  private static final String ROLE = "\033[36m";
  private static final String DONE = "\033[32m";
  private static final String TO_DO = "\033[90m";

  private static final Pattern ROLE_NAME =
      Pattern.compile("^( {2})(\\p{L}[\\p{L}\\d× -]*?)(?= {3})");
  private static final Pattern DONE_BAR = Pattern.compile("[━╸]+");
  private static final Pattern TO_DO_BAR = Pattern.compile("─{2,}");

  private Paint() {}

  static String line(String line) {
    String roles = ROLE_NAME.matcher(line).replaceFirst("$1" + ROLE + "$2" + RESET);
    String bar = DONE_BAR.matcher(roles).replaceAll(DONE + "$0" + RESET);
    return TO_DO_BAR.matcher(bar).replaceAll(TO_DO + "$0" + RESET);
  }
}
