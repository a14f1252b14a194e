package io.sampo.learner.supervised;

import io.sampo.learner.loss.BradleyTerryLoss;
import io.sampo.learner.loss.ComparisonLoss;
import io.sampo.learner.loss.PairwisePreferenceLoss;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.preference.PairReading;
import java.util.List;

/**
 * What a scalar head learns from compared pairs. Either way it gives two numbers a pair, and ranks
 * the pair right where the first is the larger.
 */
public sealed interface ComparisonObjective {
  /** Two outputs a pair, in the order of the loss's arguments. */
  Rows rows(List<Comparison> pairs);

  ComparisonLoss loss();

  /**
   * The share of pairs ranked right, equal numbers half, by a model as it stands.
   *
   * @param together pairs of one forward pass
   */
  default double accuracy(LanguageModel model, List<Comparison> pairs, int together) {
    double right = 0;
    for (int from = 0; from < pairs.size(); from += together) {
      List<Comparison> some = pairs.subList(from, Math.min(pairs.size(), from + together));
      float[] outputs = model.scores(rows(some));
      for (int i = 0; i < outputs.length; i += 2) {
        right += (Math.signum(outputs[i] - outputs[i + 1]) + 1) / 2;
      }
    }
    return right / pairs.size();
  }

  /** A reward model: r(x, y_w) and r(x, y_l) under the Bradley–Terry loss. */
  record Reward(ComparisonLoss loss) implements ComparisonObjective {
    public Reward() {
      this(new BradleyTerryLoss());
    }

    @Override
    public Rows rows(List<Comparison> pairs) {
      return Rows.ending(
          pairs.stream().map(Comparison::prompt).toList(),
          pairs.stream().map(pair -> List.of(pair.chosen(), pair.rejected())).toList());
    }
  }

  /**
   * A preference model: the log-odds of p(x, y_w, y_l) and p(x, y_l, y_w) under the pairwise loss.
   * The first is the larger where the symmetrised verdict is right.
   */
  record Preference(PairReading reading, ComparisonLoss loss) implements ComparisonObjective {
    public Preference(ModelConfig config) {
      this(PairReading.of(config), new PairwisePreferenceLoss());
    }

    @Override
    public Rows rows(List<Comparison> pairs) {
      return reading.bothOrders(
          pairs.stream().map(Comparison::prompt).toList(),
          pairs.stream().map(Comparison::chosen).toList(),
          pairs.stream().map(Comparison::rejected).toList());
    }
  }
}
