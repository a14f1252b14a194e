package io.sampo.task;

import java.util.HashSet;
import java.util.Set;

/**
 * Repeats nothing, invents nothing, keeps to the point: each content word costs 0.4 if it was used
 * before, else 0.6 if the post does not have it, else 0.25 if it belongs neither to the main event
 * nor to its outcome.
 */
final class ContentCriterion implements Criterion {
  private static final int REPEATED = -40;
  private static final int INVENTED = -60;
  private static final int BESIDE_THE_POINT = -25;

  @Override
  public int hundredths(Reading post, Summary summary) {
    Set<String> used = new HashSet<>();
    Set<String> told = post.facts().words();
    int points = 0;
    for (String word : summary.words()) {
      if (!isContent(word)) {
        continue;
      }
      if (!used.add(word)) {
        points += REPEATED;
      } else if (!post.words().contains(word)) {
        points += INVENTED;
      } else if (!told.contains(word)) {
        points += BESIDE_THE_POINT;
      }
    }
    return points;
  }

  private static boolean isContent(String word) {
    return Vocabulary.task().category(word).filter(Category::content).isPresent();
  }
}
