package io.sampo.task;

/** A part of the endless supply of posts. Each has a seed of its own, so none overlaps. */
public enum Split {
  /** Posts with references for supervised fine-tuning. */
  SFT(1),
  /** Posts whose sampled summaries are labelled to train the proxy reward model. */
  PREFERENCES(2),
  /** Prompts of online training. */
  PROMPTS(3),
  /** Pairs of references for offline training. */
  PAIRS(4),
  /** Held-out prompts for reported figures; they choose nothing. */
  EVALUATION(5),
  /** Prompts that settings are chosen on. */
  VALIDATION(6);

  private final long seed;

  Split(long seed) {
    this.seed = seed;
  }

  long seed() {
    return seed;
  }
}
