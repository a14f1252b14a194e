package io.sampo.model;

import java.util.Arrays;
import java.util.List;

/** Lays sequences out in {@link Rows}. */
final class RowsBuilder {
  private final List<int[]> prompts;
  private final List<List<int[]>> responses;

  /**
   * Whether the last token of a response is read too: a scalar head wants its output, a language
   * head does not.
   */
  private final boolean whole;

  private final int width;
  private final long[] ids;
  private final long[] positions;
  private final long[] segments;
  private final long[] at;
  private final long[] targets;
  private final int[] lengths;
  private int scored;
  private int sequence;

  RowsBuilder(List<int[]> prompts, List<List<int[]>> responses, boolean whole) {
    this.prompts = prompts;
    this.responses = responses;
    this.whole = whole;
    this.width = width();
    this.ids = new long[prompts.size() * width];
    this.positions = new long[ids.length];
    this.segments = new long[ids.length];
    Arrays.fill(segments, -1);
    int sequences = responses.stream().mapToInt(List::size).sum();
    int tokens = responses.stream().flatMap(List::stream).mapToInt(r -> r.length).sum();
    this.at = new long[whole ? sequences : tokens];
    this.targets = new long[whole ? 0 : tokens];
    this.lengths = new int[sequences];
  }

  Rows build() {
    for (int row = 0; row < prompts.size(); row++) {
      addRow(row);
    }
    boolean plain = responses.stream().allMatch(r -> r.size() <= 1);
    return new Rows(width, ids, positions, plain ? new long[0] : segments, at, targets, lengths);
  }

  private int width() {
    int widest = 0;
    for (int row = 0; row < prompts.size(); row++) {
      int taken = responses.get(row).stream().mapToInt(this::read).sum();
      widest = Math.max(widest, prompts.get(row).length + taken);
    }
    return widest;
  }

  private int read(int[] response) {
    return whole ? response.length : Math.max(0, response.length - 1);
  }

  private void addRow(int row) {
    int[] prompt = prompts.get(row);
    if (prompt.length == 0) {
      throw new ModelException("prompt " + row + ": empty (expected: at least one token)");
    }
    int start = row * width;
    put(start, prompt, prompt.length, 0, 0);
    int next = start + prompt.length;
    int segment = 1;
    for (int[] response : responses.get(row)) {
      put(next, response, read(response), prompt.length, segment++);
      wanted(start + prompt.length - 1, next, response);
      next += read(response);
    }
  }

  private void put(int from, int[] tokens, int count, int firstPosition, int segment) {
    for (int i = 0; i < count; i++) {
      ids[from + i] = tokens[i];
      positions[from + i] = (long) firstPosition + i;
      segments[from + i] = segment;
    }
  }

  private void wanted(int promptEnd, int responseStart, int[] response) {
    if (whole) {
      at[scored++] = response.length == 0 ? promptEnd : responseStart + response.length - 1;
      lengths[sequence++] = 1;
      return;
    }
    for (int i = 0; i < response.length; i++) {
      at[scored] = i == 0 ? promptEnd : responseStart + i - 1;
      targets[scored++] = response[i];
    }
    lengths[sequence++] = response.length;
  }
}
