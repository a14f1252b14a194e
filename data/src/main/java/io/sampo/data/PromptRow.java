package io.sampo.data;

import java.util.List;

/**
 * A prompt of the online lane.
 *
 * @param text as it stood in the data, before template and truncation
 */
public record PromptRow(int[] ids, String text) implements TokenRow {
  @Override
  public List<int[]> parts() {
    return List.of(ids);
  }
}
