package io.sampo.app.supervised;

import io.sampo.app.models.Answers;
import io.sampo.data.TextEncoder;
import io.sampo.judge.ResponseScorer;
import io.sampo.learner.supervised.Comparison;
import io.sampo.model.Generation;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Pairs of a policy's own answers to posts of the bundled task. Two answers that are the same make
 * no pair.
 *
 * @param scorer the golden one
 */
record SampledPairs(TextEncoder encoder, ResponseScorer scorer) {
  private static final int COPIES = 2;

  /** Which of two answers to a post is called better, by their scores. */
  @FunctionalInterface
  interface Ordering {
    /** Positive for the first, negative for the second, zero for neither. */
    int compare(double first, double second, long post);
  }

  Posts of(Answers answers, Split split, Ordering ordering) {
    return new Posts(this, answers, split, ordering);
  }

  /** The posts of one split. */
  record Posts(SampledPairs means, Answers answers, Split split, Ordering ordering) {
    String name() {
      return "split " + split.name().toLowerCase(Locale.ROOT);
    }

    /** The pairs of posts {@code from .. from + count − 1}, answered together. */
    List<Comparison> pairs(long from, int count) {
      List<Long> posts = LongStream.range(from, from + count).boxed().toList();
      List<int[]> prompts = posts.stream().map(this::prompt).toList();
      Generation made = answers.to(prompts, posts, COPIES);
      double[] scores =
          means.scorer().scores(prompts.toArray(int[][]::new), made.tokens(), made.finished());
      List<Comparison> pairs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int row = COPIES * i;
        int order = ordering.compare(scores[row], scores[row + 1], posts.get(i));
        add(pairs, prompts.get(i), made.tokens()[row], made.tokens()[row + 1], order);
      }
      return pairs;
    }

    private int[] prompt(long post) {
      return means.encoder().prompt(BundledTask.prompt(split, post));
    }

    private static void add(
        List<Comparison> pairs, int[] prompt, int[] first, int[] second, int order) {
      if (order != 0 && !Arrays.equals(first, second)) {
        pairs.add(
            order > 0
                ? new Comparison(prompt, first, second)
                : new Comparison(prompt, second, first));
      }
    }
  }
}
