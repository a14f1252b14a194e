package io.sampo.model.architecture;

/** What stands on top of the decoder. */
public enum HeadKind {
  /** A distribution over the vocabulary. */
  LANGUAGE,
  /** One number: a reward model's score. */
  SCALAR
}
