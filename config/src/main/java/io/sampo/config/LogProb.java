package io.sampo.config;

/** How a response's token log-probs become one number. */
public enum LogProb {
  SUM,
  MEAN
}
