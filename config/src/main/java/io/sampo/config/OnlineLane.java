package io.sampo.config;

/**
 * The orders of a batch whose responses are sampled during training.
 *
 * @param orders in a batch; 0 switches the lane off
 * @param promptsPerOrder P
 * @param samplesPerPrompt k
 */
public record OnlineLane(int orders, int promptsPerOrder, int samplesPerPrompt) {
  private static final int MOST = 10_000;

  static OnlineLane from(Settings settings) {
    return new OnlineLane(
        settings.integer("orders", 0, MOST),
        settings.integer("prompts-per-order", 1, MOST),
        settings.integer("samples-per-prompt", 1, MOST));
  }

  public boolean on() {
    return orders > 0;
  }

  /** Prompts in a batch. */
  public int prompts() {
    return Math.multiplyExact(orders, promptsPerOrder);
  }

  /** Responses in a batch; 0 when the lane is off. */
  public int samples() {
    return Math.multiplyExact(prompts(), samplesPerPrompt);
  }
}
