package io.sampo.model;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.Arrays;
import java.util.Set;

/**
 * Cuts the engine's rectangular output at each row's first end-of-sequence token, which belongs to
 * the response.
 */
record GenerationReader(Set<Integer> ends, int rows) {

  Generation read(PtNDArray tokens, PtNDArray logProbs, PtNDArray sampledLogProbs) {
    long[] ids = tokens.toLongArray();
    float[] plain = logProbs.toFloatArray();
    float[] sampled = sampledLogProbs.toFloatArray();
    int width = ids.length / rows;
    int[][] cut = new int[rows][];
    boolean[] finished = new boolean[rows];
    float[][] cutPlain = new float[rows][];
    float[][] cutSampled = new float[rows][];
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      int to = from + length(ids, from, width);
      cut[row] = Arrays.stream(ids, from, to).mapToInt(Math::toIntExact).toArray();
      finished[row] = to > from && ends.contains((int) ids[to - 1]);
      cutPlain[row] = Arrays.copyOfRange(plain, from, to);
      cutSampled[row] = Arrays.copyOfRange(sampled, from, to);
    }
    return new Generation(cut, finished, cutPlain, cutSampled);
  }

  private int length(long[] ids, int from, int width) {
    for (int i = 0; i < width; i++) {
      if (ends.contains((int) ids[from + i])) {
        return i + 1;
      }
    }
    return width;
  }
}
