package io.sampo.learner.supervised;

import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * Supervised fine-tuning: the mean negative log-likelihood of the completions' tokens goes down.
 */
public final class SupervisedFineTuning implements AutoCloseable {
  private final LanguageModel model;
  private final AdamW optimizer;
  private final Schedule schedule;

  public SupervisedFineTuning(LanguageModel model, AdamWSettings settings, Schedule schedule) {
    this.model = model;
    this.schedule = schedule;
    model.parameters().requireGradients();
    this.optimizer = new AdamW(model, settings);
  }

  /**
   * One update.
   *
   * @return the loss before it, nats per token
   */
  public double step(List<Demonstration> batch) {
    Rows rows =
        Rows.scoring(
            batch.stream().map(Demonstration::prompt).toList(),
            batch.stream().map(Demonstration::completions).toList());
    try (Pass pass = model.tokenPass(rows);
        GradientSum gradients = new GradientSum(model)) {
      float[] logProbs = pass.outputs();
      float[] cotangents = new float[logProbs.length];
      Arrays.fill(cotangents, -1f / logProbs.length);
      gradients.add(pass, cotangents);
      optimizer.update(gradients, schedule.rate(optimizer.updates()));
      return -mean(logProbs);
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
