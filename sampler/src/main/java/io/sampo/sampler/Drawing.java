package io.sampo.sampler;

import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Purpose;
import io.sampo.config.RunConfig;
import io.sampo.config.SamplingSection;
import io.sampo.model.Generation;
import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import io.sampo.model.noise.NoiseKey;
import java.util.List;

/**
 * How a run draws responses.
 *
 * @param seed of the run; with an order's purpose and number it keys the order's noise
 * @param newTokens most tokens of a response
 */
record Drawing(long seed, Sampling sampling, int newTokens) {

  static Drawing of(RunConfig config) {
    SamplingSection section = config.sampling();
    Sampling sampling = new Sampling(false, section.temperature(), section.topK(), section.topP());
    return new Drawing(config.run().seed(), sampling, section.maxNewTokens());
  }

  /** Responses to each prompt, as many as {@code copies}. */
  Generation draw(LanguageModel policy, OrderId order, int[][] prompts, int copies) {
    return policy.generate(
        new GenerationRequest(
            List.of(prompts),
            copies,
            newTokens,
            sampling,
            noise(order)::uniform,
            policy.config().endIds()));
  }

  private NoiseKey noise(OrderId order) {
    return new NoiseKey(seed, stream(order.purpose()), order.number());
  }

  /** Part of what a seed means: these numbers never change. */
  private static long stream(Purpose purpose) {
    return switch (purpose) {
      case TRAINING -> 1;
      case EVALUATION -> 2;
    };
  }
}
