package io.sampo.study;

import io.sampo.study.statistics.Estimate;
import java.util.Locale;

/** Numbers as the cells of a table. */
public final class Cell {
  private Cell() {}

  /** {@code 0.512}, with a true minus sign; a dash where there is none. */
  public static String of(double value, int digits) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-[0.]+") ? text.substring(1) : text.replace('-', '−');
  }

  /** {@code 0.512 [0.498, 0.530]}. */
  public static String of(Estimate estimate, int digits) {
    return "%s [%s, %s]"
        .formatted(
            of(estimate.value(), digits),
            of(estimate.interval().low(), digits),
            of(estimate.interval().high(), digits));
  }
}
