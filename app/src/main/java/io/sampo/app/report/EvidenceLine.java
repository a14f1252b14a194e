package io.sampo.app.report;

import io.sampo.study.Cell;
import io.sampo.study.Evidence;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A piece of evidence in one line: mean, 95 % interval, each seed's number. */
public final class EvidenceLine {
  private static final int MOST_SEEDS = 5;

  private EvidenceLine() {}

  public static String of(Evidence evidence) {
    String head =
        evidence.isWhole() ? ": " + mean(evidence) : ": not every seed's run has this number";
    return evidence.name()
        + head
        + "; positive in "
        + evidence.seedsFor()
        + " of "
        + evidence.perSeed().length
        + seeds(evidence.perSeed());
  }

  private static String mean(Evidence evidence) {
    double size = Math.abs(evidence.estimate().value());
    return Cell.of(evidence.estimate(), digits(size));
  }

  private static String seeds(double[] values) {
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return values.length > MOST_SEEDS
        ? ""
        : Arrays.stream(values)
            .mapToObj(value -> Cell.of(value, digits(size)))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** At least three that say something. */
  private static int digits(double size) {
    return size == 0 ? 3 : Math.clamp(2 - (int) Math.floor(Math.log10(size)), 1, 10);
  }
}
