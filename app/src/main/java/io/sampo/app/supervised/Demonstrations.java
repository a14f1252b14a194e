package io.sampo.app.supervised;

import io.sampo.data.DataSets;
import io.sampo.data.EvaluationRow;
import io.sampo.data.TextRows;
import io.sampo.learner.supervised.Demonstration;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts with completions to imitate. Rows that follow one another with the same prompt are one
 * demonstration, so that the prompt is computed once.
 */
final class Demonstrations {
  private static final List<String> COLUMNS = List.of("prompt", "completion");

  /** Posts of the bundled recipe, where no number was asked for. */
  private static final int POSTS = 40_000;

  private static final int REFERENCES = 2;

  private Demonstrations() {}

  static List<Demonstration> of(TextData data, DataSets encoding) {
    TextRows texts = data.isTask() ? task(data.rows()) : data.read(COLUMNS);
    return grouped(encoding.evaluation(texts).rows());
  }

  private static TextRows task(int rows) {
    List<List<String>> cells = new ArrayList<>();
    for (int post = 0; post < (rows == 0 ? POSTS : rows); post++) {
      String prompt = BundledTask.prompt(Split.SFT, post);
      for (int draw = 0; draw < REFERENCES; draw++) {
        cells.add(List.of(prompt, BundledTask.reference(Split.SFT, post, draw)));
      }
    }
    return new TextRows("task, split sft", cells);
  }

  private static List<Demonstration> grouped(List<EvaluationRow> rows) {
    List<Demonstration> demonstrations = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      EvaluationRow first = rows.get(from);
      List<int[]> completions = new ArrayList<>();
      int next = from;
      while (next < rows.size() && rows.get(next).promptText().equals(first.promptText())) {
        completions.add(rows.get(next++).reference());
      }
      demonstrations.add(new Demonstration(first.prompt(), completions));
      from = next;
    }
    return demonstrations;
  }
}
