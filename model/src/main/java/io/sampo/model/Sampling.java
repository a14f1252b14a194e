package io.sampo.model;

/**
 * How tokens are chosen.
 *
 * @param temperature divides the logits; 1 leaves them
 * @param topK keeps the k likeliest tokens; 0 keeps all
 * @param topP keeps the smallest set of likeliest tokens whose probability reaches p; 1 keeps all
 */
public record Sampling(boolean greedy, double temperature, int topK, double topP) {
  public Sampling {
    if (!(temperature > 0 && temperature <= Double.MAX_VALUE)
        || topK < 0
        || !(topP > 0 && topP <= 1)) {
      throw new ModelException(
          "sampling: temperature %s, top-k %d, top-p %s (expected: above 0, 0 or more, in (0, 1])"
              .formatted(temperature, topK, topP));
    }
  }

  public static Sampling greedily() {
    return new Sampling(true, 1, 0, 1);
  }

  /** The model's own distribution. */
  public static Sampling plain() {
    return new Sampling(false, 1, 0, 1);
  }

  /** Whether the distribution sampled is the model's own. */
  public boolean isPlain() {
    return !greedy && temperature == 1 && topK == 0 && topP >= 1;
  }

  /** Whether the distribution sampled is the model's at another temperature, and whole. */
  public boolean isTempered() {
    return !greedy && temperature != 1 && topK == 0 && topP >= 1;
  }
}
