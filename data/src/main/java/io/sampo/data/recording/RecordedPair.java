package io.sampo.data.recording;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A judged pair of a recording.
 *
 * @param version the snapshot that generated both responses
 * @param responses token ids of the two, in the order in which they were generated
 * @param behaviour log-probs of the two under that snapshot
 * @param scores the judge's; none from a judge that only compares
 * @param preference first, second, tie or invalid
 */
public record RecordedPair(
    long version,
    int[] prompt,
    int[][] responses,
    float[][] behaviour,
    double[] scores,
    String preference) {
  static final Set<String> PREFERENCES = Set.of("first", "second", "tie", "invalid");

  /** Tokens of the prompt with the longer response. */
  int length() {
    return prompt.length + Math.max(responses[0].length, responses[1].length);
  }

  int largestId() {
    return Stream.of(prompt, responses[0], responses[1])
        .flatMapToInt(Arrays::stream)
        .max()
        .orElse(0);
  }
}
