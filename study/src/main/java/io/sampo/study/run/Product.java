package io.sampo.study.run;

import io.sampo.study.Scale;
import java.util.Map;
import java.util.Optional;

/** What another job makes and a run needs. It is made once and kept. */
public sealed interface Product {
  /** What stands for it at a scale. */
  Product at(Scale scale);

  /** The same with these keys of the configuration in every run behind it. */
  Product withEverywhere(Map<String, ?> keys);

  /**
   * The policy that fine-tuning on the bundled task makes from random weights, by the recipe of the
   * bundled one but for its size.
   *
   * @param width hidden size; four times as many units in the feed-forward layers
   * @param layers of the decoder
   * @param steps updates at full scale
   */
  record FineTuned(int width, int layers, int steps) implements Product {
    @Override
    public Product at(Scale scale) {
      return new FineTuned(width, layers, scale.share(steps));
    }

    @Override
    public Product withEverywhere(Map<String, ?> keys) {
      return this;
    }
  }

  /** The final policy of a run. */
  record Aligned(Arm arm, long seed) implements Product {
    @Override
    public Product at(Scale scale) {
      return new Aligned(arm.at(scale), seed);
    }

    @Override
    public Product withEverywhere(Map<String, ?> keys) {
      return new Aligned(arm.withEverywhere(keys), seed);
    }
  }

  /**
   * Preference pairs of the bundled task, labelled by its golden scorer: two policies answer the
   * prompts of the offline pairs.
   */
  record SampledPairs(Policy first, Policy second) implements Product {
    @Override
    public Product at(Scale scale) {
      return new SampledPairs(first.at(scale), second.at(scale));
    }

    @Override
    public Product withEverywhere(Map<String, ?> keys) {
      return new SampledPairs(first.withEverywhere(keys), second.withEverywhere(keys));
    }
  }

  /**
   * Who answers.
   *
   * @param arm whose run of the same seed made it; none for the bundled policy
   */
  record Policy(Optional<Arm> arm) {
    public static final Policy BUNDLED = new Policy(Optional.empty());

    public static Policy of(Arm arm) {
      return new Policy(Optional.of(arm));
    }

    private Policy at(Scale scale) {
      return new Policy(arm.map(made -> made.at(scale)));
    }

    private Policy withEverywhere(Map<String, ?> keys) {
      return new Policy(arm.map(made -> made.withEverywhere(keys)));
    }
  }

  /**
   * What a run of the same seed has generated and judged.
   *
   * @param arm one that is {@link Arm#recorded() recorded}
   */
  record Stream(Arm arm) implements Product {
    @Override
    public Product at(Scale scale) {
      return new Stream(arm.at(scale));
    }

    @Override
    public Product withEverywhere(Map<String, ?> keys) {
      return new Stream(arm.withEverywhere(keys));
    }
  }
}
