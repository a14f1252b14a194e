package io.sampo.app.supervised;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.data.DataSets;
import io.sampo.data.PreferenceRow;
import io.sampo.learner.supervised.Comparison;
import io.sampo.model.Compute;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.preference.PairReading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * The pairs of a file: columns prompt, chosen, rejected.
 *
 * @param folder whose tokenizer makes the ids
 * @param head whose context a row must fit
 * @param heldOut rows, the last of the file, that measure and do not train
 */
public record FilePairs(Path folder, TextData data, ScalarHead head, int heldOut)
    implements PairSource {
  private static final List<String> COLUMNS = List.of("prompt", "chosen", "rejected");

  @Override
  public Comparisons compare(Compute compute, PrintWriter out) {
    List<Comparison> all = rows().stream().map(FilePairs::pair).toList();
    int training = all.size() - heldOut;
    if (training < 1) {
      throw new UserError(
          "--held-out: %d (expected: less than the %d rows of %s)"
              .formatted(heldOut, all.size(), data.name()));
    }
    return new Comparisons(all.subList(0, training), all.subList(training, all.size()), 0);
  }

  @Override
  public Path companions() {
    return folder;
  }

  private List<PreferenceRow> rows() {
    ModelConfig config = ModelFolder.config(folder);
    try (ModelTokenizer tokenizer = ModelTokenizer.required(folder)) {
      DataSets sets = data.encoding(config, tokenizer, 0);
      return switch (head) {
        case REWARD -> sets.pairs(data.read(COLUMNS)).rows();
        case PREFERENCE ->
            sets.pairsInOneSequence(data.read(COLUMNS), PairReading.SEPARATORS).rows();
      };
    }
  }

  private static Comparison pair(PreferenceRow row) {
    return new Comparison(row.prompt(), row.chosen(), row.rejected());
  }
}
