package io.sampo.config;

/**
 * The online term of HyPO (Song et al. 2024, algorithm 1 and appendix D.2).
 *
 * @param lambda weight λ of the term
 * @param lengthPenalty α_len, per token
 */
public record Hypo(double lambda, double lengthPenalty) {
  static Hypo from(Settings settings) {
    return new Hypo(
        settings.number("lambda", Bounds.NOT_NEGATIVE),
        settings.number("length-penalty", Bounds.NOT_NEGATIVE));
  }
}
