package io.sampo.study;

import io.sampo.study.statistics.Estimate;
import io.sampo.study.statistics.PairedDifference;
import java.util.Arrays;

/**
 * One number a seed, signed so that a positive one speaks for the claim.
 *
 * @param name of the number, with its unit
 * @param perSeed the numbers; NaN where a seed's runs do not have it
 */
public record Evidence(String name, double[] perSeed) {
  public Evidence {
    perSeed = perSeed.clone();
  }

  /** Whether every seed has its number. */
  public boolean isWhole() {
    return perSeed.length > 0 && Arrays.stream(perSeed).allMatch(Double::isFinite);
  }

  /** Mean and 95 % interval; of whole evidence only. */
  public Estimate estimate() {
    return PairedDifference.of(perSeed);
  }

  /** How many seeds speak for the claim. */
  public int seedsFor() {
    return (int) Arrays.stream(perSeed).filter(value -> value > 0).count();
  }
}
