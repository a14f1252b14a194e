package io.sampo.app.supervised;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.FolderWriter;
import io.sampo.app.text.Numbers;
import io.sampo.learner.supervised.Comparison;
import io.sampo.learner.supervised.RewardModelTraining;
import io.sampo.learner.supervised.Shuffle;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.checkpoint.ModelFolderWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * {@code reward-model}: Bradley–Terry training of a scalar head and of the decoder under it.
 *
 * @param model the folder whose weights it starts from
 * @param recipe by the number of pairs to train on
 */
public record RewardTraining(
    Path model, PairSource source, Path target, IntFunction<Recipe> recipe, Compute compute) {

  /** Trains and saves; prints progress, the held-out accuracy and the weights' digest. */
  public void run(PrintWriter out) throws IOException {
    FolderWriter.check(target);
    Comparisons pairs = source.compare(compute, out);
    if (pairs.training().isEmpty()) {
      throw new UserError("no pair to train on: " + pairs.inWords());
    }
    out.println(pairs.inWords());
    try (LanguageModel rewards = RewardHead.on(model, compute)) {
      train(rewards, pairs.training(), out);
      report(rewards, pairs.heldOut(), out);
      FolderWriter.write(target, folder -> save(rewards, folder));
      out.println(target + ": weights sha256 " + rewards.parameters().sha256());
    }
  }

  private void train(LanguageModel rewards, List<Comparison> pairs, PrintWriter out) {
    Recipe chosen = recipe.apply(pairs.size());
    Shuffle<Comparison> batches = new Shuffle<>(pairs, chosen.batch(), chosen.seed());
    Progress progress = new Progress(out, chosen.updates(), System::nanoTime);
    try (RewardModelTraining training =
        new RewardModelTraining(rewards, chosen.optimizer(), chosen.schedule())) {
      for (int update = 0; update < chosen.updates(); update++) {
        var outcome = training.step(batches.batch(update));
        progress.update(
            update + 1, outcome.loss(), "  accuracy " + Numbers.fixed(outcome.accuracy(), 2));
      }
    }
  }

  private static void report(LanguageModel rewards, List<Comparison> heldOut, PrintWriter out) {
    if (!heldOut.isEmpty()) {
      out.println(
          "accuracy on %s held-out pairs: %s"
              .formatted(
                  Numbers.whole(heldOut.size()),
                  Numbers.fixed(new Accuracy(rewards).on(heldOut), 3)));
    }
  }

  private void save(LanguageModel rewards, Path folder) {
    rewards.save(folder);
    ModelFolderWriter.copyCompanions(source.companions(), folder);
  }
}
