package io.sampo.app.report;

import io.sampo.app.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Round positions on an axis: 1, 2 or 5 times a power of ten apart.
 *
 * @param low the axis' first value
 * @param high the axis' last value
 * @param gap between two ticks
 */
record Ticks(double low, double high, double gap) {
  /** An axis whose ends are ticks and which holds these values, in about this many gaps. */
  static Ticks around(double least, double most, int gaps) {
    double gap = roundGap(spread(least, most) / gaps);
    double low = Math.floor(least / gap + 1e-9) * gap;
    double high = Math.ceil(most / gap - 1e-9) * gap;
    return new Ticks(low, high > low ? high : low + gap, gap);
  }

  /** An axis for whole numbers, with room above the highest. */
  static Ticks ofCounts(double least, double most, int gaps) {
    Ticks ticks = around(least, most + 1, gaps);
    return ticks.gap() >= 1 ? ticks : new Ticks(least, most + 1, 1);
  }

  /** An axis from the start of a run to this step exactly, with whole numbers on it. */
  static Ticks ofSteps(double last, int gaps) {
    double end = Math.max(last, 1);
    return new Ticks(0, end, Math.max(1, roundGap(end / gaps)));
  }

  List<Double> positions() {
    List<Double> positions = new ArrayList<>();
    long first = (long) Math.ceil(low / gap - 1e-9);
    long last = (long) Math.floor(high / gap + 1e-9);
    for (long i = first; i <= last; i++) {
      positions.add(i * gap);
    }
    return positions;
  }

  /** A position in as many digits as the gap has. */
  String label(double position) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (size >= 1e6 || gap < 1e-4) {
      return Numbers.compact(position).replace('-', '−');
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(gap) + 1e-9));
    return Numbers.fixed(position == 0 ? 0 : position, digits).replace('-', '−');
  }

  /** Where a value lies between the ends, 0..1. */
  double share(double value) {
    return (value - low) / (high - low);
  }

  private static double spread(double least, double most) {
    double spread = most - least;
    return spread > 0 ? spread : Math.max(1e-6, Math.abs(most) * 0.1);
  }

  private static double roundGap(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
  }
}
