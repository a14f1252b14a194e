package io.sampo.model;

import java.util.List;
import java.util.Set;

/**
 * What to continue, and how.
 *
 * @param prompts token ids, of unequal length, at least one token each
 * @param copies responses per prompt
 * @param newTokens most tokens of a response
 * @param uniforms the noise, by response row and token
 * @param ends token ids that end a response, and belong to it
 */
public record GenerationRequest(
    List<int[]> prompts,
    int copies,
    int newTokens,
    Sampling sampling,
    Uniforms uniforms,
    Set<Integer> ends) {

  public GenerationRequest {
    if (prompts.isEmpty() || copies < 1 || newTokens < 1) {
      throw new ModelException(
          "generation: %d prompts, %d copies, %d new tokens (expected: at least one of each)"
              .formatted(prompts.size(), copies, newTokens));
    }
  }

  int rows() {
    return prompts.size() * copies;
  }

  /** The noise as a [rows, newTokens] matrix, row major. */
  double[] noise() {
    double[] values = new double[rows() * newTokens];
    for (int i = 0; i < values.length && !sampling.greedy(); i++) {
      values[i] = uniforms.at(i / newTokens, i % newTokens);
    }
    return values;
  }
}
