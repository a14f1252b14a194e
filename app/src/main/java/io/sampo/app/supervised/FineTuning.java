package io.sampo.app.supervised;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.models.FolderWriter;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.learner.supervised.Demonstration;
import io.sampo.learner.supervised.Shuffle;
import io.sampo.learner.supervised.SupervisedFineTuning;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.text.TextTokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code sft}: lowers the mean negative log-likelihood of completions, each closed by the
 * end-of-sequence id; the prompt's tokens are not learned.
 *
 * @param tokenizerJson content of the tokenizer.json that the texts go through and that is saved
 */
public record FineTuning(
    Start start, TextData data, String tokenizerJson, Path target, Recipe recipe, Compute compute) {

  /** Trains and saves; prints progress and the weights' digest. */
  public void run(PrintWriter out) throws IOException {
    FolderWriter.check(target);
    List<Demonstration> demonstrations = demonstrations();
    try (LanguageModel model = start.open(compute)) {
      train(model, demonstrations, out);
      FolderWriter.write(target, folder -> save(model, folder));
      out.println(target + ": weights sha256 " + model.parameters().sha256());
    }
  }

  private List<Demonstration> demonstrations() {
    try (ModelTokenizer tokenizer =
        new ModelTokenizer(
            TextTokenizer.of(tokenizerJson, "tokenizer.json"), start.chatTemplate())) {
      return Demonstrations.of(data, data.encoding(start.config(), tokenizer, 0));
    }
  }

  private void train(LanguageModel model, List<Demonstration> data, PrintWriter out) {
    Shuffle<Demonstration> batches = new Shuffle<>(data, recipe.batch(), recipe.seed());
    Progress progress = new Progress(out, recipe.updates(), System::nanoTime);
    try (SupervisedFineTuning training =
        new SupervisedFineTuning(model, recipe.optimizer(), recipe.schedule())) {
      for (int update = 0; update < recipe.updates(); update++) {
        progress.update(update + 1, training.step(batches.batch(update)), "");
      }
    }
  }

  private void save(LanguageModel model, Path folder) throws IOException {
    model.save(folder);
    start.writeCompanions(folder);
    AtomicFile.write(folder.resolve("tokenizer.json"), tokenizerJson);
  }
}
