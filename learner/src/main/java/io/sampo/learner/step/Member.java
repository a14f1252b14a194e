package io.sampo.learner.step;

import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.model.LanguageModel;

/** A part of the policy that is trained on its own, with its optimizer. */
public final class Member implements AutoCloseable {
  private final LanguageModel model;
  private final AdamW optimizer;

  Member(LanguageModel model, AdamWSettings settings) {
    this.model = model;
    model.parameters().requireGradients();
    this.optimizer = new AdamW(model, settings);
  }

  public LanguageModel model() {
    return model;
  }

  public AdamW optimizer() {
    return optimizer;
  }

  /** How many arrays weights and optimizer hold. */
  int arrays() {
    return model.parameters().arrays() + optimizer.arrays();
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
