package io.sampo.task;

import java.util.List;

/** Is put the way summaries are: each pair of neighbours outside {@link LegalPairs} costs 0.3. */
final class FormCriterion implements Criterion {

  @Override
  public int hundredths(Reading post, Summary summary) {
    List<LegalPairs.Pair> pairs = LegalPairs.of(summary.words(), summary.finished());
    return -30 * (int) pairs.stream().filter(pair -> !LegalPairs.contain(pair)).count();
  }
}
