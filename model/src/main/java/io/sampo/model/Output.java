package io.sampo.model;

import java.util.Locale;

/** What a forward pass gives at the wanted positions; each is a method of the program. */
enum Output {
  LOGITS,
  TOKEN_LOG_PROBS,
  /** Twice as many numbers: at temperature 1, then at the one that is given. */
  TEMPERED_LOG_PROBS,
  SCORES;

  /** Whether the tokens that are scored go in. */
  boolean hasTargets() {
    return this == TOKEN_LOG_PROBS || this == TEMPERED_LOG_PROBS;
  }

  String method() {
    return name().toLowerCase(Locale.ROOT);
  }
}
