package io.sampo.bench;

import io.sampo.model.noise.NoiseKey;
import java.util.List;
import java.util.stream.IntStream;

/** Token ids drawn evenly from a vocabulary. */
record RandomTokens(int vocabularySize, NoiseKey noise) {

  List<int[]> sequences(int count, int length) {
    return IntStream.range(0, count).mapToObj(row -> sequence(row, length)).toList();
  }

  private int[] sequence(int row, int length) {
    return IntStream.range(0, length)
        .map(i -> (int) (noise.uniform(row, i) * vocabularySize))
        .toArray();
  }
}
