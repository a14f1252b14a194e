package io.sampo.data;

import java.util.List;

/**
 * A held-out prompt and the reference text that answers are compared with.
 *
 * @param reference ids, closed by an end-of-sequence id
 */
public record EvaluationRow(int[] prompt, int[] reference, String promptText, String referenceText)
    implements TokenRow {
  @Override
  public List<int[]> parts() {
    return List.of(prompt, reference);
  }
}
