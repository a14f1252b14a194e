package io.sampo.app.supervised;

import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;

/**
 * How a model is trained from fixed data.
 *
 * @param batch prompts (fine-tuning) or pairs (scalar heads) an update
 * @param seed of the order in which the data comes, and of weights that start at random
 * @param stopAfter updates made, at most those of the schedule
 */
public record Recipe(
    int batch, long seed, int stopAfter, AdamWSettings optimizer, Schedule schedule) {

  /** Updates that are made. */
  int updates() {
    return Math.min(stopAfter, schedule.updates());
  }
}
