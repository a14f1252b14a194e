package io.sampo.app.supervised;

import io.sampo.app.models.Answers;
import io.sampo.app.models.ModelTokenizer;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.text.Numbers;
import io.sampo.config.Template;
import io.sampo.data.TextEncoder;
import io.sampo.judge.GoldenTaskScorer;
import io.sampo.learner.supervised.Comparison;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import io.sampo.model.text.TextTokenizer;
import io.sampo.task.BradleyTerryLabels;
import io.sampo.task.Split;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundled task's pairs: two samples a post at temperature 1 from the policy. Training pairs are
 * posts of split {@code preferences} with Bradley–Terry labels, P(first) = σ(slope · Δscore);
 * held-out pairs are posts of split {@code validation} in the hard golden order.
 *
 * @param first post to train on, from 0
 * @param rows posts to train on
 * @param heldOut posts to measure on
 * @param newTokens most tokens of a sample
 */
public record PolicySamples(
    PolicyFolder policy, int first, int rows, int heldOut, double slope, long seed, int newTokens)
    implements PairSource {
  /** Posts answered together. */
  private static final int TOGETHER = 64;

  @Override
  public Comparisons compare(Compute compute, PrintWriter out) {
    try (LanguageModel model = policy.open(compute);
        ModelTokenizer tokenizer = ModelTokenizer.required(policy.path());
        GoldenTaskScorer scorer = new GoldenTaskScorer(TextTokenizer.open(policy.path()))) {
      SampledPairs pairs = new SampledPairs(new TextEncoder(tokenizer, Template.PLAIN), scorer);
      List<Comparison> training = all(labelled(pairs, model), first, rows, out);
      return new Comparisons(
          training, all(ordered(pairs, model), 0, heldOut, out), rows - training.size());
    }
  }

  @Override
  public Path companions() {
    return policy.path();
  }

  private SampledPairs.Posts labelled(SampledPairs pairs, LanguageModel model) {
    BradleyTerryLabels labels = new BradleyTerryLabels(slope, seed);
    return pairs.of(
        answers(model, Answers.Stream.PAIRS),
        Split.PREFERENCES,
        (one, other, post) -> labels.prefersFirst(one, other, post) ? 1 : -1);
  }

  private SampledPairs.Posts ordered(SampledPairs pairs, LanguageModel model) {
    return pairs.of(
        answers(model, Answers.Stream.PAIR_VALIDATION),
        Split.VALIDATION,
        (one, other, _) -> Double.compare(one, other));
  }

  private Answers answers(LanguageModel model, Answers.Stream stream) {
    return new Answers(model, Sampling.plain(), seed, stream, newTokens);
  }

  private static List<Comparison> all(
      SampledPairs.Posts posts, int first, int count, PrintWriter out) {
    List<Comparison> all = new ArrayList<>();
    int tenth = Math.max(TOGETHER, count / 10 / TOGETHER * TOGETHER);
    for (int done = 0; done < count; ) {
      int together = Math.min(TOGETHER, count - done);
      all.addAll(posts.pairs(first + done, together));
      done += together;
      if (done % tenth == 0 || done == count) {
        out.println(
            posts.name() + ": sampled " + Numbers.whole(done) + " of " + Numbers.whole(count));
        out.flush();
      }
    }
    return all;
  }
}
