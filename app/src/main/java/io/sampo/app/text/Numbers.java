package io.sampo.app.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers in the form that reads best where they stand; what was not measured is a dash. */
public final class Numbers {
  /** What stands where a number would, had it been measured. */
  public static final String MISSING = "–";

  private Numbers() {}

  /** With this many digits after the point: {@code 0.512}. */
  public static String fixed(double value, int digits) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%,." + digits + "f", value)
        : odd(value);
  }

  /** With the thousands apart: {@code 1,234}. */
  public static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Three significant digits, exponents only where the plain form is unreadable. */
  public static String compact(double value) {
    if (!Double.isFinite(value)) {
      return odd(value);
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return exponent(value);
    }
    return size >= 1000 ? fixed(value, 0) : rounded(value).toPlainString();
  }

  /** A number with its sign: {@code +0.21}. */
  public static String signed(double value, int digits) {
    return value > 0 ? "+" + fixed(value, digits) : fixed(value, digits).replace('-', '−');
  }

  /** {@code 7 s}, {@code 2:05}, {@code 1:02:05}. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return MISSING;
    }
    Duration time = Duration.ofSeconds(Math.round(seconds));
    if (time.toSeconds() < 60) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            time.toHours(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }

  private static String exponent(double value) {
    int power = (int) Math.floor(Math.log10(Math.abs(value)));
    BigDecimal digits = rounded(BigDecimal.valueOf(value).scaleByPowerOfTen(-power).doubleValue());
    return digits.toPlainString() + "e" + power;
  }

  private static BigDecimal rounded(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
    return shortest.signum() == 0 ? BigDecimal.ZERO : shortest;
  }

  private static String odd(double value) {
    return Double.isNaN(value) ? MISSING : value > 0 ? "∞" : "−∞";
  }
}
