package io.sampo.model.preference;

import io.sampo.model.LanguageModel;
import java.util.List;

/**
 * A preference model p(x, y1, y2) ∈ (0, 1), the probability that y1 is the better answer to x ([T]
 * Tang et al. 2024, app. A.2). A model may lean to a place; what counts is how its answer changes
 * when the two change places.
 */
public final class PreferenceModel implements AutoCloseable {
  private final LanguageModel model;
  private final PairReading reading;

  /**
   * @param model with a scalar head; closed with this one
   */
  public PreferenceModel(LanguageModel model) {
    this.model = model;
    this.reading = PairReading.of(model.config());
  }

  /**
   * log p/(1 − p) of the bare p(x, first, second), one per prompt: what the model says of the two
   * in this order. One forward pass.
   */
  public float[] logOdds(List<int[]> prompts, List<int[]> firsts, List<int[]> seconds) {
    return model.scores(reading.inOrder(prompts, firsts, seconds));
  }

  /**
   * log-odds of p(x, first, second) minus those of p(x, second, first), one per prompt. It has the
   * sign of the difference of the probabilities, without their rounding near 0 and 1.
   *
   * <p>Each order is a forward pass of its own, and both have one shape: where two responses change
   * places, the two numbers do, to the last bit, and the result is exactly the negative.
   */
  public double[] symmetrised(List<int[]> prompts, List<int[]> firsts, List<int[]> seconds) {
    float[] there = logOdds(prompts, firsts, seconds);
    float[] back = logOdds(prompts, seconds, firsts);
    double[] differences = new double[there.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (double) there[i] - back[i];
    }
    return differences;
  }

  @Override
  public void close() {
    model.close();
  }
}
