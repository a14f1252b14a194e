package io.sampo.app.display;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The terminal behind standard output, as the launcher and the environment describe it. */
final class Terminal {
  private static final int FALLBACK_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 20;

  private Terminal() {}

  /** Whether lines can be drawn in place: a terminal, with colours wanted and cursor movement. */
  static boolean isLive() {
    return Boolean.getBoolean("sampo.terminal")
        && takesEscapes(System.getenv("TERM"), System.getenv("NO_COLOR"));
  }

  static boolean takesEscapes(@Nullable String term, @Nullable String noColor) {
    return term != null && !term.equals("dumb") && (noColor == null || noColor.isEmpty());
  }

  /** The width in characters: COLUMNS, else what {@code stty} says, else 100. */
  static int columns() {
    int columns = parse(System.getenv("COLUMNS"));
    return columns > 0 ? columns : sizeOf(stty());
  }

  /** The columns of {@code stty size}, which prints rows and columns. */
  static int sizeOf(String answer) {
    String columnsAlone = answer.strip().replaceFirst("^[0-9]+ ", "");
    int columns = parse(columnsAlone);
    return columns > 0 ? columns : FALLBACK_COLUMNS;
  }

  private static int parse(@Nullable String columns) {
    return columns != null && columns.matches("[1-9][0-9]{0,3}")
        ? Math.max(LEAST_COLUMNS, Integer.parseInt(columns))
        : 0;
  }

  private static String stty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
