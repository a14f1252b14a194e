package io.sampo.app.evaluation;

import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.TextData;
import io.sampo.data.DataSets;
import io.sampo.data.EvaluationRow;
import io.sampo.data.PromptRow;
import io.sampo.data.TextRows;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where held-out prompts come from: columns prompt and, if there is one, reference.
 *
 * @param split of the task
 * @param posts of the task
 */
public record PromptSource(TextData data, Split split, int posts) {
  private static final String REFERENCE = "reference";

  Questions read(PolicyFolder model, int newTokens) {
    try (ModelTokenizer tokenizer = ModelTokenizer.required(model.path())) {
      DataSets sets = data.encoding(model.config(), tokenizer, newTokens);
      if (data.isTask()) {
        return compared(sets, task());
      }
      return data.has(REFERENCE)
          ? compared(sets, data.read(List.of("prompt", REFERENCE)))
          : alone(sets, data.read(List.of("prompt")));
    }
  }

  private static Questions compared(DataSets sets, TextRows texts) {
    List<EvaluationRow> rows = sets.evaluation(texts).rows();
    return new Questions(
        rows.stream().map(EvaluationRow::prompt).toList(),
        Optional.of(rows.stream().map(EvaluationRow::reference).toList()));
  }

  private static Questions alone(DataSets sets, TextRows texts) {
    List<PromptRow> rows = sets.prompts(texts).rows();
    return new Questions(rows.stream().map(PromptRow::ids).toList(), Optional.empty());
  }

  private TextRows task() {
    return new TextRows(
        "task, split " + split,
        IntStream.range(0, posts)
            .mapToObj(post ->
                List.of(BundledTask.prompt(split, post), BundledTask.reference(split, post)))
            .toList());
  }
}
