package io.sampo.data;

import io.sampo.config.OverContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Collects rows that fit a model's context and deals with the others as the policy says.
 *
 * <p>A row fits when prompt and what follows it have at most {@code context} tokens. What follows
 * is never cut, so a row without room for one prompt token is refused under truncate-left too.
 */
final class Fitting<R extends TokenRow> {
  private static final int NAMED = 5;

  private final String name;
  private final OverContext policy;
  private final int context;
  private final List<R> rows = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();
  private int dropped;
  private int truncated;

  Fitting(String name, OverContext policy, int context) {
    this.name = name;
    this.policy = policy;
    this.context = context;
  }

  /**
   * @param number of the row, from 1
   * @param following tokens that come after the prompt
   * @param make the row from the prompt as it may be
   */
  void offer(int number, int[] prompt, int following, Function<int[], R> make) {
    if (prompt.length == 0) {
      throw new DataException(name + ": row " + number + ": the prompt has no tokens");
    }
    int room = context - following;
    if (prompt.length <= room) {
      rows.add(make.apply(prompt));
    } else {
      overlong(number, prompt, room, make);
    }
  }

  private void overlong(int number, int[] prompt, int room, Function<int[], R> make) {
    switch (policy) {
      case REFUSE -> refused.add(number);
      case DROP -> dropped++;
      case TRUNCATE_LEFT -> {
        if (room < 1) {
          refused.add(number);
        } else {
          rows.add(make.apply(Arrays.copyOfRange(prompt, prompt.length - room, prompt.length)));
          truncated++;
        }
      }
    }
  }

  DataSet<R> finish() {
    if (!refused.isEmpty()) {
      throw new DataException(refusal());
    }
    if (rows.isEmpty()) {
      throw new DataException(
          name + ": no row left (dropped " + dropped + " over the context of " + context + ")");
    }
    return new DataSet<>(name, rows, dropped, truncated);
  }

  private String refusal() {
    String first =
        String.join(", ", refused.stream().limit(NAMED).map(String::valueOf).toList())
            + (refused.size() > NAMED ? ", …" : "");
    return "%s: %d rows do not fit the context of %d tokens with what follows the prompt: rows %s"
            .formatted(name, refused.size(), context, first)
        + " (data.over-context: truncate-left or drop would let the run start)";
  }
}
