package io.sampo.model;

import java.util.Locale;

/** What a forward pass gives at the wanted positions; each is a method of the program. */
enum Output {
  LOGITS,
  TOKEN_LOG_PROBS,
  SCORES;

  String method() {
    return name().toLowerCase(Locale.ROOT);
  }
}
