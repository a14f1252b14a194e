package io.sampo.model;

import io.sampo.model.architecture.ModelConfig;

/** What a model can read: the token ids of its vocabulary at the positions of its context. */
record Reach(int vocabulary, int context) {

  static Reach of(ModelConfig config) {
    return new Reach(config.vocabularySize(), config.contextSize());
  }

  void check(Rows rows) {
    within("token id", rows.ids(), vocabulary);
    within("token id", rows.targets(), vocabulary);
    within("position", rows.positions(), context);
  }

  /** The last new token is not read again, and so needs no position. */
  void check(Prefill prefill, int newTokens) {
    within("token id", prefill.ids(), vocabulary);
    if (prefill.width() + newTokens - 1 > context) {
      throw new ModelException(
          "generation: %d prompt tokens and %d new ones (expected: at most %d positions, the context)"
              .formatted(prefill.width(), newTokens, context));
    }
  }

  private static void within(String what, long[] values, int end) {
    for (long value : values) {
      if (value < 0 || value >= end) {
        throw new ModelException(what + ": " + value + " (expected: 0.." + (end - 1) + ")");
      }
    }
  }
}
