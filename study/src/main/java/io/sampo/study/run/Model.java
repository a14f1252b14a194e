package io.sampo.study.run;

import io.sampo.study.Scale;

/** A model folder that must be there before a run can begin. It is made once and kept. */
public sealed interface Model {
  /** What stands for it at a scale. */
  Model at(Scale scale);

  /**
   * The policy that fine-tuning on the bundled task makes from random weights, by the recipe of the
   * bundled one but for its size.
   *
   * @param width hidden size; four times as many units in the feed-forward layers
   * @param layers of the decoder
   * @param steps updates at full scale
   */
  record FineTuned(int width, int layers, int steps) implements Model {
    @Override
    public Model at(Scale scale) {
      return new FineTuned(width, layers, scale.share(steps));
    }
  }

  /** The final policy of a run. */
  record Aligned(Arm arm, long seed) implements Model {
    @Override
    public Model at(Scale scale) {
      return new Aligned(arm.at(scale), seed);
    }
  }
}
