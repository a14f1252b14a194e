package io.sampo.data;

import java.util.List;

/** A prompt with two completions; those of a text end in an end-of-sequence id. */
public record PreferenceRow(int[] prompt, int[] chosen, int[] rejected) implements TokenRow {
  @Override
  public List<int[]> parts() {
    return List.of(prompt, chosen, rejected);
  }
}
