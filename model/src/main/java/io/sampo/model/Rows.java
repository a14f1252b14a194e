package io.sampo.model;

import java.util.Arrays;
import java.util.List;

/**
 * Token sequences laid out for one forward pass. A row holds a prompt and any number of responses
 * to it, so that the prompt is computed once; shorter rows are padded on the right. Everything
 * about the layout is a function of the sequences.
 *
 * @param width positions of a row
 * @param ids rows · width token ids
 * @param positions rows · width, counted from the first real token; every response goes on after
 *     its prompt
 * @param segments rows · width: −1 padding, 0 prompt, 1, 2, … the response; empty when plain causal
 *     rows say the same
 * @param at flat positions (row · width + position) whose output is wanted
 * @param targets the token scored at each of {@code at}; empty when whole distributions or scalars
 *     are wanted
 * @param lengths how many of {@code at} belong to each sequence, in order
 */
public record Rows(
    int width,
    long[] ids,
    long[] positions,
    long[] segments,
    long[] at,
    long[] targets,
    int[] lengths) {

  public int rows() {
    return ids.length / width;
  }

  /**
   * Prompts with their responses, laid out to score every response token.
   *
   * @param responses by prompt; at least one prompt token each, responses may be empty
   */
  public static Rows scoring(List<int[]> prompts, List<List<int[]>> responses) {
    return new RowsBuilder(prompts, responses, false).build();
  }

  /** One response to each prompt. */
  public static Rows scoringEach(List<int[]> prompts, List<int[]> responses) {
    return scoring(prompts, responses.stream().map(List::of).toList());
  }

  /** Sequences laid out for a scalar at each one's last token. */
  public static Rows ending(List<int[]> prompts, List<List<int[]>> responses) {
    return new RowsBuilder(prompts, responses, true).build();
  }

  /** Splits a flat result into one array a sequence. */
  public float[][] split(float[] flat) {
    float[][] parts = new float[lengths.length][];
    int from = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(flat, from, from + lengths[i]);
      from += lengths[i];
    }
    return parts;
  }
}
