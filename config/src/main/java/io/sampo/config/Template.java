package io.sampo.config;

/** How a prompt's text is dressed before it becomes token ids. */
public enum Template {
  /** As it stands. */
  PLAIN,
  /** As a user's turn in the tokenizer's chat template. */
  CHAT
}
