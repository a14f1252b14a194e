package io.sampo.model;

import java.util.Arrays;

/**
 * log π(target | what precedes it) of the same tokens twice, nats, float32.
 *
 * @param plain under the model's own distribution
 * @param tempered under the distribution whose logits are divided by a temperature
 */
public record TemperedLogProbs(float[] plain, float[] tempered) {

  /** Splits the rows of a [2, M] matrix. */
  static TemperedLogProbs of(float[] both) {
    int half = both.length / 2;
    return new TemperedLogProbs(
        Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, both.length));
  }
}
