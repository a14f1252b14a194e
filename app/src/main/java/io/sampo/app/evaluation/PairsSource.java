package io.sampo.app.evaluation;

import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.TextData;
import io.sampo.data.IdPairs;
import io.sampo.data.PreferenceRow;
import io.sampo.data.TextRows;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.task.BundledTask;
import io.sampo.task.PreferencePair;
import io.sampo.task.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where labelled pairs come from: columns prompt, chosen and rejected of text, or prompt_ids,
 * chosen_ids and rejected_ids of token ids, or a run's recording.
 *
 * @param split of the task
 * @param posts of the task
 */
public record PairsSource(TextData data, Split split, int posts) {
  private static final List<String> TEXTS = List.of("prompt", "chosen", "rejected");
  private static final List<String> IDS = List.of("prompt_ids", "chosen_ids", "rejected_ids");

  /** Columns that the user names decide; else the file's ids, which are more exact than texts. */
  List<PreferenceRow> read(PolicyFolder model) {
    if (data.isTask() || TEXTS.stream().anyMatch(data.columns()::containsKey)) {
      return texts(model);
    }
    if (data.has(IDS.get(1))) {
      return ids(model.config(), data.read(IDS));
    }
    return data.has("response_ids") ? ids(model.config(), data.readRecorded(IDS)) : texts(model);
  }

  private List<PreferenceRow> ids(ModelConfig model, TextRows cells) {
    return new IdPairs(data.overContext(), model.contextSize(), model.vocabularySize())
        .of(cells)
        .rows();
  }

  private List<PreferenceRow> texts(PolicyFolder model) {
    try (ModelTokenizer tokenizer = ModelTokenizer.required(model.path())) {
      TextRows texts = data.isTask() ? task() : data.read(TEXTS);
      return data.encoding(model.config(), tokenizer, 0).pairs(texts).rows();
    }
  }

  private TextRows task() {
    return new TextRows(
        "task, split " + split, IntStream.range(0, posts).mapToObj(this::post).toList());
  }

  private List<String> post(int number) {
    PreferencePair pair = BundledTask.preferencePair(split, number, BundledTask.PAIR_LABEL_SLOPE);
    return List.of(BundledTask.prompt(split, number), pair.chosen(), pair.rejected());
  }
}
