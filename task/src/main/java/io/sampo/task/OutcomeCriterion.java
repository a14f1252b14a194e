package io.sampo.task;

import java.util.Collections;
import java.util.List;

/** Tells the outcome: 0.6 points, once, if {@code other is mood} occurs word for word. */
final class OutcomeCriterion implements Criterion {

  @Override
  public int hundredths(Reading post, Summary summary) {
    List<String> outcome = Words.of(post.facts().outcome().clause());
    return Collections.indexOfSubList(summary.words(), outcome) >= 0 ? 60 : 0;
  }
}
