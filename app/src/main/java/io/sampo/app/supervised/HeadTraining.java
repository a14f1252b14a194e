package io.sampo.app.supervised;

import io.sampo.app.failure.UserError;
import io.sampo.app.models.FolderWriter;
import io.sampo.app.text.Numbers;
import io.sampo.learner.supervised.BestSoFar;
import io.sampo.learner.supervised.Comparison;
import io.sampo.learner.supervised.ComparisonObjective;
import io.sampo.learner.supervised.ComparisonTraining;
import io.sampo.learner.supervised.Shuffle;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.checkpoint.ModelFolderWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * {@code reward-model} and {@code preference-model}: a scalar head, and the decoder under it, learn
 * compared pairs.
 *
 * @param model the folder whose weights it starts from
 * @param labels what becomes of the training pairs' labels before anything is learned
 * @param recipe by the number of pairs to train on
 */
public record HeadTraining(
    ScalarHead head,
    Path model,
    PairSource source,
    UnaryOperator<List<Comparison>> labels,
    Stopping stopping,
    Path target,
    IntFunction<Recipe> recipe,
    Compute compute) {
  /** Pairs measured together. */
  private static final int TOGETHER = 64;

  /** Trains and saves; prints progress, the held-out accuracy and the weights' digest. */
  public void run(PrintWriter out) throws IOException {
    FolderWriter.check(target);
    Comparisons pairs = source.compare(compute, out).labelled(labels).validatedOn(stopping.pairs());
    if (pairs.training().isEmpty()) {
      throw new UserError("no pair to train on: " + pairs.inWords());
    }
    out.println(pairs.inWords());
    try (LanguageModel trained = head.on(model, compute)) {
      ComparisonObjective objective = head.objective(trained.config());
      train(trained, objective, pairs, out);
      report(trained, objective, pairs.heldOut(), out);
      FolderWriter.write(target, folder -> save(trained, folder));
      out.println(target + ": weights sha256 " + trained.parameters().sha256());
    }
  }

  private void train(
      LanguageModel trained, ComparisonObjective objective, Comparisons pairs, PrintWriter out) {
    Recipe chosen = recipe.apply(pairs.training().size());
    Shuffle<Comparison> batches = new Shuffle<>(pairs.training(), chosen.batch(), chosen.seed());
    Progress progress = new Progress(out, chosen.updates(), System::nanoTime);
    try (BestSoFar best = new BestSoFar(trained.parameters(), stopping.patience());
        ComparisonTraining training =
            new ComparisonTraining(trained, objective, chosen.optimizer(), chosen.schedule())) {
      Validation validation = new Validation(trained, objective, pairs.validation(), best, out);
      boolean going = true;
      for (int made = 1; going && made <= chosen.updates(); made++) {
        var outcome = training.step(batches.batch(made - 1));
        progress.update(made, outcome.loss(), "  accuracy " + Numbers.fixed(outcome.accuracy(), 2));
        boolean due = made % stopping.every() == 0 || made == chosen.updates();
        going = !due || validation.goesOn(made);
      }
      validation.keepBest();
    }
  }

  /** Accuracy on the validation pairs, if there are any. */
  private record Validation(
      LanguageModel trained,
      ComparisonObjective objective,
      List<Comparison> pairs,
      BestSoFar best,
      PrintWriter out) {
    boolean goesOn(int made) {
      if (pairs.isEmpty()) {
        return true;
      }
      double accuracy = objective.accuracy(trained, pairs, TOGETHER);
      boolean goesOn = best.goesOn(accuracy);
      out.println(
          "update %s: validation accuracy %s, best %s%s"
              .formatted(
                  Numbers.whole(made),
                  Numbers.fixed(accuracy, 3),
                  Numbers.fixed(best.best(), 3),
                  goesOn ? "" : "; stops here"));
      out.flush();
      return goesOn;
    }

    void keepBest() {
      if (best.measured()) {
        best.restore();
      }
    }
  }

  private static void report(
      LanguageModel trained,
      ComparisonObjective objective,
      List<Comparison> heldOut,
      PrintWriter out) {
    if (!heldOut.isEmpty()) {
      out.println(
          "accuracy on %s held-out pairs: %s"
              .formatted(
                  Numbers.whole(heldOut.size()),
                  Numbers.fixed(objective.accuracy(trained, heldOut, TOGETHER), 3)));
    }
  }

  private void save(LanguageModel trained, Path folder) {
    trained.save(folder);
    ModelFolderWriter.copyCompanions(source.companions(), folder);
  }
}
