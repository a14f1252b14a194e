package io.sampo.config;

/**
 * How responses are drawn.
 *
 * @param temperature τ; logits are divided by it
 * @param topK the most probable tokens kept; 0 keeps all
 * @param topP the probability mass kept; 1 keeps all
 * @param maxNewTokens most tokens of a response, the end-of-sequence token included
 */
public record SamplingSection(double temperature, int topK, double topP, int maxNewTokens) {
  static SamplingSection from(Settings settings) {
    return new SamplingSection(
        settings.number("temperature", Bounds.POSITIVE),
        settings.integer("top-k", 0),
        settings.number("top-p", Bounds.SHARE),
        settings.integer("max-new-tokens", 1));
  }

  /** Whether improbable tokens are cut off. */
  public boolean truncates() {
    return topK > 0 || topP < 1;
  }

  /** Whether the distribution sampled from is the model's own. */
  public boolean plain() {
    return temperature == 1 && !truncates();
  }
}
