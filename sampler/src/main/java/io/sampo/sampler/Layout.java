package io.sampo.sampler;

import io.sampo.model.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order's rows for one scoring pass: each prompt with its responses behind it, prompts and
 * responses in the order's own order. The learner lays the order out alike, so that both see the
 * same numbers.
 */
final class Layout {
  private Layout() {}

  /** Row p · k + j of {@code responses} answers prompt p, k the same for all. */
  static Rows of(int[][] prompts, int[][] responses) {
    int k = responses.length / prompts.length;
    List<List<int[]>> grouped =
        IntStream.range(0, prompts.length)
            .mapToObj(p -> List.of(Arrays.copyOfRange(responses, p * k, (p + 1) * k)))
            .toList();
    return Rows.scoring(List.of(prompts), grouped);
  }

  /** Pairs: the chosen response first. */
  static Rows ofPairs(int[][] prompts, int[][] chosen, int[][] rejected) {
    int[][] responses =
        IntStream.range(0, 2 * prompts.length)
            .mapToObj(row -> row % 2 == 0 ? chosen[row / 2] : rejected[row / 2])
            .toArray(int[][]::new);
    return of(prompts, responses);
  }
}
