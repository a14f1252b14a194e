package io.sampo.app.metrics;

/** A summary with plausible numbers, for tests. */
public final class Summaries {
  private Summaries() {}

  public static Summary demo() {
    return demo(
        new Summary.Orders(480, 478, 2, 1),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  }

  /** The same run with another end. */
  public static Summary demo(Summary.Orders orders, String weights) {
    return new Summary(
        "demo-bpo-7",
        "bpo",
        "dpo",
        "behaviour",
        "reward-model",
        "golden",
        7,
        60,
        1,
        1,
        1,
        false,
        "cpu",
        "float32",
        false,
        0.421,
        0.633,
        -0.12,
        1.8437,
        0.51,
        0.602,
        3.2149,
        3.41,
        256,
        1.21,
        154.9,
        63.2,
        "all",
        1_234_567,
        orders,
        new Summary.Pairs(3840, 3790, 50, 0),
        weights);
  }
}
