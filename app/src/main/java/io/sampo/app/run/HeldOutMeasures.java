package io.sampo.app.run;

import io.sampo.actors.coordinator.Evaluated;
import io.sampo.config.AlgorithmSection;
import io.sampo.config.LogProb;
import io.sampo.learner.loss.Losses;
import io.sampo.learner.loss.PairLogProbs;
import io.sampo.learner.loss.PairLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The trained loss and the implicit reward on held-out preference pairs: the validation curves of
 * [H] fig. 1, beside the KL.
 *
 * @param algorithm whose pair loss is measured; of HyPO its DPO part
 */
record HeldOutMeasures(AlgorithmSection algorithm) {

  /** Means by metric name, as docs/metrics.md defines them; nothing where there are no pairs. */
  Map<String, Double> of(List<Evaluated.Pair> pairs) {
    Map<String, Double> means = new LinkedHashMap<>();
    if (!pairs.isEmpty()) {
      PairLoss loss = Losses.of(algorithm);
      means.put("held_out_loss", mean(pairs, pair -> loss.value(measured(pair))));
      means.put("held_out_accuracy", mean(pairs, pair -> right(measured(pair).delta())));
      means.put("held_out_margin", mean(pairs, pair -> measured(pair).delta()));
      means.put("held_out_chosen_logprob", mean(pairs, Evaluated.Pair::chosen));
      means.put("held_out_rejected_logprob", mean(pairs, Evaluated.Pair::rejected));
      means.put("held_out_pairs", (double) pairs.size());
    }
    return means;
  }

  /**
   * Whether the implicit reward β log π/r of the chosen response is larger; ½ where it is equal.
   */
  private static double right(double delta) {
    return (Math.signum(delta) + 1) / 2;
  }

  private PairLogProbs measured(Evaluated.Pair pair) {
    double w = weight(pair.chosenLength());
    double l = weight(pair.rejectedLength());
    return new PairLogProbs(
        w * pair.chosen(),
        l * pair.rejected(),
        w * pair.referenceChosen(),
        l * pair.referenceRejected());
  }

  private double weight(int length) {
    return algorithm.logp() == LogProb.SUM ? 1 : 1.0 / Math.max(1, length);
  }

  private static double mean(List<Evaluated.Pair> pairs, ToDoubleFunction<Evaluated.Pair> value) {
    return pairs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
