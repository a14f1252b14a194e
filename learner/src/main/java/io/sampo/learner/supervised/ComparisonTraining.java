package io.sampo.learner.supervised;

import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import java.util.List;

/** Training of a scalar head on compared pairs: the objective's mean loss over them goes down. */
public final class ComparisonTraining implements AutoCloseable {
  private final LanguageModel model;
  private final ComparisonObjective objective;
  private final AdamW optimizer;
  private final Schedule schedule;

  public ComparisonTraining(
      LanguageModel model,
      ComparisonObjective objective,
      AdamWSettings settings,
      Schedule schedule) {
    this.model = model;
    this.objective = objective;
    this.schedule = schedule;
    model.parameters().requireGradients();
    this.optimizer = new AdamW(model, settings);
  }

  /** Loss and the share of pairs ranked right, before the update. */
  public record Outcome(double loss, double accuracy) {}

  /** One update. */
  public Outcome step(List<Comparison> batch) {
    try (Pass pass = model.scorePass(objective.rows(batch));
        GradientSum gradients = new GradientSum(model)) {
      float[] outputs = pass.outputs();
      float[] cotangents = new float[outputs.length];
      double loss = 0;
      int right = 0;
      for (int i = 0; i < outputs.length; i += 2) {
        float chosen = outputs[i];
        float rejected = outputs[i + 1];
        loss += objective.loss().value(chosen, rejected) / batch.size();
        right += chosen > rejected ? 1 : 0;
        cotangents[i] =
            (float) (objective.loss().chosenDerivative(chosen, rejected) / batch.size());
        cotangents[i + 1] =
            (float) (objective.loss().rejectedDerivative(chosen, rejected) / batch.size());
      }
      gradients.add(pass, cotangents);
      optimizer.update(gradients, schedule.rate(optimizer.updates()));
      return new Outcome(loss, (double) right / batch.size());
    }
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
