package io.sampo.judge;

import io.sampo.model.text.TextTokenizer;
import io.sampo.task.GoldenScorer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The bundled task's golden scorer over token ids. A post is read without its special tokens; a
 * finished summary without the one that closed it. Special tokens elsewhere in a summary stay, as
 * words that the scorer does not know.
 */
public final class GoldenTaskScorer implements ResponseScorer {
  private final TextTokenizer tokenizer;

  /**
   * @param tokenizer the policy's; closed with the scorer
   */
  public GoldenTaskScorer(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public double[] scores(int[][] prompts, int[][] responses, boolean[] finished) {
    int k = responses.length / prompts.length;
    return IntStream.range(0, responses.length)
        .mapToDouble(row -> score(prompts[row / k], responses[row], finished[row]))
        .toArray();
  }

  private double score(int[] prompt, int[] response, boolean finished) {
    int words = response.length - (finished ? 1 : 0);
    return GoldenScorer.score(
        tokenizer.decode(prompt, true),
        tokenizer.decode(Arrays.copyOf(response, words), false),
        finished);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
