package io.sampo.app.evaluation;

import java.util.Locale;

/** What {@code evaluate} measures, one number a prompt or a pair. */
public enum Quantity {
  WIN_RATE(Of.PROMPTS, "win rate over the reference texts, golden judge"),
  PROXY_WIN_RATE(Of.PROMPTS, "win rate over the reference texts, proxy judge"),
  AGAINST_WIN_RATE(Of.PROMPTS, "win rate over the other model, golden judge"),
  AGAINST_PROXY_WIN_RATE(Of.PROMPTS, "win rate over the other model, proxy judge"),
  GOLDEN_SCORE(Of.PROMPTS, "score of an answer, golden judge"),
  PROXY_SCORE(Of.PROMPTS, "score of an answer, proxy judge"),
  KL(Of.PROMPTS, "KL to the reference model, exact, nats"),
  KL_ESTIMATE(Of.PROMPTS, "KL from the sampled tokens alone, nats"),
  LENGTH(Of.PROMPTS, "length of an answer, tokens"),
  FINISHED(Of.PROMPTS, "answers that ended by themselves"),
  CHOSEN_LOGPROB(Of.PAIRS, "log-prob of the chosen, nats"),
  REJECTED_LOGPROB(Of.PAIRS, "log-prob of the rejected, nats"),
  CLASSIFIER_MARGIN(Of.PAIRS, "f, the policy as classifier, nats"),
  CLASSIFIER_ACCURACY(Of.PAIRS, "policy agrees with the labels"),
  CLASSIFIER_GOLDEN_ACCURACY(Of.PAIRS, "policy agrees with the golden judge"),
  PROXY_ACCURACY(Of.PAIRS, "proxy judge agrees with the labels"),
  PROXY_GOLDEN_ACCURACY(Of.PAIRS, "proxy judge agrees with the golden judge"),
  GOLDEN_ACCURACY(Of.PAIRS, "golden judge agrees with the labels");

  /** What a value belongs to. */
  enum Of {
    PROMPTS,
    PAIRS
  }

  private final Of of;
  private final String words;

  Quantity(Of of, String words) {
    this.of = of;
    this.words = words;
  }

  Of of() {
    return of;
  }

  /** As a person reads it. */
  String words() {
    return words;
  }

  /** As JSON names it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
