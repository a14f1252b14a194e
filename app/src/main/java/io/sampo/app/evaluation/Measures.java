package io.sampo.app.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Means over the prompts; NaN where nothing measures it.
 *
 * @param winRate share of prompts whose answer beats the reference text, ties half, 0..1
 * @param winRateError standard error of the win rate
 * @param score of the golden scorer
 * @param reward of the reward model
 * @param kl exact KL(model ‖ reference) of an answer, nats
 * @param length tokens of an answer
 * @param finished share of answers that ended by themselves, 0..1
 */
public record Measures(
    int prompts,
    double winRate,
    double winRateError,
    double score,
    double reward,
    double kl,
    double length,
    double finished) {

  static Measures of(List<Measured> all) {
    double winRate = mean(all, Measured::win);
    double variance = mean(all, one -> (one.win() - winRate) * (one.win() - winRate));
    return new Measures(
        all.size(),
        winRate,
        Math.sqrt(variance / all.size()),
        mean(all, Measured::score),
        mean(all, Measured::reward),
        mean(all, Measured::kl),
        mean(all, Measured::length),
        mean(all, one -> one.finished() ? 1 : 0));
  }

  private static double mean(List<Measured> all, ToDoubleFunction<Measured> value) {
    return all.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
