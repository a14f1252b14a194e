package io.sampo.judge;

import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reward model r(x, y): the scalar head at the response's last token, the closing end-of-sequence
 * token where it was generated. One forward pass over all prompts and responses.
 */
public final class RewardModelScorer implements ResponseScorer {
  private final LanguageModel model;

  /**
   * @param model with a scalar head; closed with the scorer
   */
  public RewardModelScorer(LanguageModel model) {
    this.model = model;
  }

  @Override
  public double[] scores(int[][] prompts, int[][] responses, boolean[] finished) {
    float[] scores = model.scores(Rows.ending(List.of(prompts), grouped(prompts, responses)));
    return IntStream.range(0, scores.length).mapToDouble(row -> scores[row]).toArray();
  }

  private static List<List<int[]>> grouped(int[][] prompts, int[][] responses) {
    int k = responses.length / prompts.length;
    return IntStream.range(0, prompts.length)
        .mapToObj(p -> List.of(Arrays.copyOfRange(responses, p * k, (p + 1) * k)))
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
