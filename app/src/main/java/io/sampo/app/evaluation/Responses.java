package io.sampo.app.evaluation;

import io.sampo.model.Generation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One response to each of some prompts.
 *
 * @param tokens by prompt
 * @param finished by prompt: ended by itself
 */
record Responses(int[][] tokens, boolean[] finished) {

  static Responses of(Generation made) {
    return new Responses(made.tokens(), made.finished());
  }

  /** Texts of a data set, which an end-of-sequence id closes. */
  static Responses texts(List<int[]> tokens) {
    boolean[] ended = new boolean[tokens.size()];
    Arrays.fill(ended, true);
    return new Responses(tokens.toArray(int[][]::new), ended);
  }

  double[] lengths() {
    return Arrays.stream(tokens).mapToDouble(row -> row.length).toArray();
  }

  /** 1 where it ended by itself, else 0. */
  double[] ends() {
    return IntStream.range(0, finished.length).mapToDouble(i -> finished[i] ? 1 : 0).toArray();
  }
}
