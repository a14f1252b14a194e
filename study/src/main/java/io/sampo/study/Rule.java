package io.sampo.study;

import java.util.List;

/** From evidence to a verdict. A claim with several pieces of evidence needs all of them. */
public enum Rule {
  /**
   * For what is measured with noise. Reproduced when every interval lies above 0, not reproduced
   * when one lies below, and otherwise, or with fewer than three seeds, or at quick scale, not
   * distinguishable.
   */
  INTERVAL {
    @Override
    Verdict of(List<Evidence> evidence, Scale scale) {
      if (scale == Scale.QUICK
          || evidence.isEmpty()
          || evidence.stream().anyMatch(one -> saysTooLittle(one, scale.fewestSeeds()))) {
        return Verdict.NOT_DISTINGUISHABLE;
      }
      if (evidence.stream().anyMatch(one -> one.estimate().interval().isBelow(0))) {
        return Verdict.NOT_REPRODUCED;
      }
      return evidence.stream().allMatch(one -> one.estimate().interval().isAbove(0))
          ? Verdict.REPRODUCED
          : Verdict.NOT_DISTINGUISHABLE;
    }
  },

  /**
   * For what is computed without noise, at either scale. Reproduced when every seed speaks for the
   * claim, not reproduced when for one piece of evidence none does, otherwise, or with fewer seeds
   * than the scale asks for, not distinguishable.
   */
  EXACT {
    @Override
    Verdict of(List<Evidence> evidence, Scale scale) {
      if (evidence.isEmpty()
          || evidence.stream().anyMatch(one -> saysTooLittle(one, scale.fewestSeeds()))) {
        return Verdict.NOT_DISTINGUISHABLE;
      }
      if (evidence.stream().anyMatch(one -> one.seedsFor() == 0)) {
        return Verdict.NOT_REPRODUCED;
      }
      return evidence.stream().allMatch(one -> one.seedsFor() == one.perSeed().length)
          ? Verdict.REPRODUCED
          : Verdict.NOT_DISTINGUISHABLE;
    }
  };

  abstract Verdict of(List<Evidence> evidence, Scale scale);

  private static boolean saysTooLittle(Evidence evidence, int fewestSeeds) {
    return evidence.perSeed().length < fewestSeeds || !evidence.isWhole();
  }
}
