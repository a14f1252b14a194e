package io.sampo.data;

import io.sampo.config.OverContext;
import java.util.List;

/**
 * Turns rows of token ids into preference pairs. The ids stand as they are: nothing closes a
 * completion.
 *
 * @param context positions of the model
 * @param vocabulary ids below it are ids
 */
public record IdPairs(OverContext policy, int context, int vocabulary) {

  /** Cells: the ids of prompt, chosen and rejected, such as {@code [5, 6, 7]}. */
  public DataSet<PreferenceRow> of(TextRows cells) {
    IdCells ids = new IdCells(cells.name(), vocabulary);
    Fitting<PreferenceRow> fitting = new Fitting<>(cells.name(), policy, context);
    int number = 0;
    for (List<String> row : cells.rows()) {
      number++;
      int[] chosen = ids.read(number, "chosen", row.get(1));
      int[] rejected = ids.read(number, "rejected", row.get(2));
      fitting.offer(
          number,
          ids.read(number, "prompt", row.getFirst()),
          Math.max(chosen.length, rejected.length),
          prompt -> new PreferenceRow(prompt, chosen, rejected));
    }
    return fitting.finish();
  }
}
