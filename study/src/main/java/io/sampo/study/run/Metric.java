package io.sampo.study.run;

/** A measure of an evaluation as tables and plots show it. */
enum Metric {
  WIN_RATE("win_rate", "golden win rate", 3),
  KL("kl", "reverse KL, nats", 2),
  GOLDEN("golden", "golden score", 3),
  PROXY("proxy", "proxy's score", 3),
  HELD_OUT_LOSS("held_out_loss", "loss on held-out pairs", 3),
  HELD_OUT_ACCURACY("held_out_accuracy", "accuracy on held-out pairs", 3);

  private final String key;
  private final String words;
  private final int digits;

  Metric(String key, String words, int digits) {
    this.key = key;
    this.words = words;
    this.digits = digits;
  }

  /** Its name in docs/metrics.md. */
  String key() {
    return key;
  }

  /** What it is, with the unit. */
  String words() {
    return words;
  }

  /** After the point. */
  int digits() {
    return digits;
  }
}
