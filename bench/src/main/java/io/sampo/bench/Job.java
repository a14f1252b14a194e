package io.sampo.bench;

/**
 * What to measure.
 *
 * @param batch sequences (generate) or pairs (train)
 */
public record Job(Preset preset, int batch, int promptLength, int newTokens, int runs) {

  int context() {
    return promptLength + newTokens;
  }
}
