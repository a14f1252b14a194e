package io.sampo.task;

import java.util.List;

/**
 * The golden judge: what a summary of a post is worth, by the post's own words, in [−2, 3].
 *
 * <p>A summary starts at −1 and each {@link Criterion} adds or takes points. The perfect summary,
 * {@code who verb the adjective object preposition the place and other is mood}, has 2.0; no single
 * trick (copying, keywords, repetition, silence) gets there. The text may come from anyone: words
 * outside the vocabulary are words without a category.
 */
public final class GoldenScorer {
  private static final int START = -100;
  private static final int LOWEST = -200;
  private static final int HIGHEST = 300;

  private static final List<Criterion> CRITERIA =
      List.of(
          new EventCriterion(),
          new OutcomeCriterion(),
          new ContentCriterion(),
          new FormCriterion(),
          new BrevityCriterion());

  private GoldenScorer() {}

  /**
   * The score of a summary.
   *
   * @param post the text of a post of this task
   * @param summary the summary's words, without {@code <eos>}
   * @param finished whether the writer ended it with {@code <eos>}
   * @throws IllegalArgumentException if the facts cannot be read from the post
   */
  public static double score(String post, String summary, boolean finished) {
    return score(Reading.of(post), new Summary(Words.of(summary), finished));
  }

  private static double score(Reading post, Summary summary) {
    int points = START;
    for (Criterion criterion : CRITERIA) {
      points += criterion.hundredths(post, summary);
    }
    return Math.clamp(points, LOWEST, HIGHEST) / 100.0;
  }
}
