package io.sampo.task;

import java.util.Set;

/**
 * Says it briefly and stops: each word over twelve costs 0.15, each word that has no category and
 * is not {@code the}, {@code and} or {@code is} costs 0.1, and a summary that never ends 0.5.
 */
final class BrevityCriterion implements Criterion {
  private static final int ENOUGH = 12;
  private static final Set<String> FREE = Set.of("the", "and", "is");

  @Override
  public int hundredths(Reading post, Summary summary) {
    int over = Math.max(0, summary.words().size() - ENOUGH);
    long idle = summary.words().stream().filter(BrevityCriterion::isIdle).count();
    return -15 * over - 10 * (int) idle - (summary.finished() ? 0 : 50);
  }

  private static boolean isIdle(String word) {
    return !FREE.contains(word) && Vocabulary.task().category(word).isEmpty();
  }
}
