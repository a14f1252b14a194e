package io.sampo.config;

/** What happens to a row that does not fit the model's context. */
public enum OverContext {
  /** The run does not start; count and first rows are named. */
  REFUSE,
  /** The prompt loses its first tokens. */
  TRUNCATE_LEFT,
  /** The row is left out and counted. */
  DROP
}
