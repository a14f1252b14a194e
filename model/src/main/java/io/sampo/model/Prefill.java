package io.sampo.model;

import java.util.List;

/**
 * Prompts padded on the left, so that all end at the same position; no segments when none is
 * padded.
 */
record Prefill(int width, long[] ids, long[] positions, long[] segments) {

  static Prefill of(List<int[]> prompts) {
    int width = prompts.stream().mapToInt(p -> p.length).max().orElse(0);
    long[] ids = new long[prompts.size() * width];
    long[] positions = new long[ids.length];
    long[] segments = new long[ids.length];
    boolean padded = false;
    for (int row = 0; row < prompts.size(); row++) {
      int[] prompt = prompts.get(row);
      if (prompt.length == 0) {
        throw new ModelException("prompt " + row + ": empty (expected: at least one token)");
      }
      int pads = width - prompt.length;
      padded |= pads > 0;
      for (int i = 0; i < width; i++) {
        int place = row * width + i;
        ids[place] = i < pads ? 0 : prompt[i - pads];
        positions[place] = Math.max(0, i - pads);
        segments[place] = i < pads ? -1 : 0;
      }
    }
    return new Prefill(width, ids, positions, padded ? segments : new long[0]);
  }
}
