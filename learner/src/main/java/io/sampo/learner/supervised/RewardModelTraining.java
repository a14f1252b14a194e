package io.sampo.learner.supervised;

import io.sampo.learner.loss.BradleyTerryLoss;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import java.util.List;

/** Reward-model training: the mean {@link BradleyTerryLoss} over the pairs goes down. */
public final class RewardModelTraining implements AutoCloseable {
  private final BradleyTerryLoss bradleyTerry = new BradleyTerryLoss();
  private final LanguageModel model;
  private final AdamW optimizer;
  private final Schedule schedule;

  public RewardModelTraining(LanguageModel model, AdamWSettings settings, Schedule schedule) {
    this.model = model;
    this.schedule = schedule;
    model.parameters().requireGradients();
    this.optimizer = new AdamW(model, settings);
  }

  /** Loss and the share of pairs ranked right, before the update. */
  public record Outcome(double loss, double accuracy) {}

  /** One update. */
  public Outcome step(List<Comparison> batch) {
    try (Pass pass = model.scorePass(rows(batch));
        GradientSum gradients = new GradientSum(model)) {
      float[] scores = pass.outputs();
      float[] cotangents = new float[scores.length];
      double loss = 0;
      int right = 0;
      for (int i = 0; i < batch.size(); i++) {
        float chosen = scores[2 * i];
        float rejected = scores[2 * i + 1];
        loss += bradleyTerry.value(chosen, rejected) / batch.size();
        right += chosen > rejected ? 1 : 0;
        double slope = bradleyTerry.chosenDerivative(chosen, rejected) / batch.size();
        cotangents[2 * i] = (float) slope;
        cotangents[2 * i + 1] = (float) -slope;
      }
      gradients.add(pass, cotangents);
      optimizer.update(gradients, schedule.rate(optimizer.updates()));
      return new Outcome(loss, (double) right / batch.size());
    }
  }

  /** Chosen and rejected completions of each prompt share its row. */
  public static Rows rows(List<Comparison> batch) {
    return Rows.ending(
        batch.stream().map(Comparison::prompt).toList(),
        batch.stream().map(pair -> List.of(pair.chosen(), pair.rejected())).toList());
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
