package io.sampo.model.preference;

import io.sampo.model.ModelException;
import io.sampo.model.Rows;
import io.sampo.model.architecture.ModelConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a preference model reads a prompt x and two responses: x ‖ y1 ‖ e ‖ y2 ‖ e, where e is an
 * end-of-sequence id. Every tokenizer has one, so no spare token is needed and none is used.
 *
 * <p>A response that ended by itself brings an end-of-sequence token of its own: two in a row say
 * that it ended, one alone that a length limit cut it. The scalar is read at the last e, a token
 * that is the same whatever the responses are.
 *
 * @param separator e
 */
public record PairReading(int separator) {
  /** Tokens of a sequence beside prompt and responses. */
  public static final int SEPARATORS = 2;

  /** The separator of a model with several end-of-sequence ids is the smallest. */
  public static PairReading of(ModelConfig config) {
    return new PairReading(
        config.endIds().stream()
            .min(Integer::compare)
            .orElseThrow(() ->
                new ModelException(
                    "config.json: no eos_token_id (expected: the id that separates two"
                        + " responses)")));
  }

  /** One sequence a prompt, in a row of its own, laid out for a scalar at its last token. */
  public Rows inOrder(List<int[]> prompts, List<int[]> firsts, List<int[]> seconds) {
    return rows(prompts, i -> List.of(sequence(firsts.get(i), seconds.get(i))));
  }

  /** Two sequences a prompt, which share its row: (first, second), then (second, first). */
  public Rows bothOrders(List<int[]> prompts, List<int[]> firsts, List<int[]> seconds) {
    return rows(
        prompts,
        i ->
            List.of(
                sequence(firsts.get(i), seconds.get(i)), sequence(seconds.get(i), firsts.get(i))));
  }

  private interface Sequences {
    List<int[]> of(int prompt);
  }

  private static Rows rows(List<int[]> prompts, Sequences sequences) {
    return Rows.ending(
        prompts, IntStream.range(0, prompts.size()).mapToObj(sequences::of).toList());
  }

  /** What follows the prompt. */
  int[] sequence(int[] first, int[] second) {
    int[] ids = Arrays.copyOf(first, first.length + second.length + SEPARATORS);
    ids[first.length] = separator;
    System.arraycopy(second, 0, ids, first.length + 1, second.length);
    ids[ids.length - 1] = separator;
    return ids;
  }
}
