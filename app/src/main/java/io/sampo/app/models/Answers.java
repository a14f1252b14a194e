package io.sampo.app.models;

import io.sampo.model.Generation;
import io.sampo.model.GenerationRequest;
import io.sampo.model.LanguageModel;
import io.sampo.model.Sampling;
import io.sampo.model.noise.NoiseKey;
import java.util.List;

/**
 * Draws answers to numbered prompts. The noise of an answer is a function of (seed, stream, the
 * prompt's number, copy, token), so that the company in which a prompt is answered changes nothing
 * but last bits.
 *
 * @param newTokens most tokens of an answer
 */
public record Answers(
    LanguageModel model, Sampling sampling, long seed, Stream stream, int newTokens) {

  /** What noise is for. Part of what a seed means: these numbers never change. */
  public enum Stream {
    GENERATE(21),
    EVALUATE(22),
    PAIRS(23),
    PAIR_VALIDATION(24),
    RIVAL(25),
    FIRST_OF_PAIR(26),
    SECOND_OF_PAIR(27);

    private final long key;

    Stream(long key) {
      this.key = key;
    }
  }

  /**
   * Answers each prompt {@code copies} times.
   *
   * @param numbers of the prompts, in the same order
   */
  public Generation to(List<int[]> prompts, List<Long> numbers, int copies) {
    List<NoiseKey> keys =
        numbers.stream().map(number -> new NoiseKey(seed, stream.key, number)).toList();
    return model.generate(
        new GenerationRequest(
            prompts,
            copies,
            newTokens,
            sampling,
            (row, token) -> keys.get(row / copies).uniform(row % copies, token),
            model.config().endIds()));
  }
}
