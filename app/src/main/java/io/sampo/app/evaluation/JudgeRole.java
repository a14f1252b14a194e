package io.sampo.app.evaluation;

/**
 * What a judge is in an examination: the golden one plays the human, the proxy is what training
 * climbs ([T] section 4). Their figures never share a name.
 *
 * @see Quantity
 */
enum JudgeRole {
  GOLDEN(Quantity.GOLDEN_SCORE, Quantity.WIN_RATE, Quantity.AGAINST_WIN_RATE),
  PROXY(Quantity.PROXY_SCORE, Quantity.PROXY_WIN_RATE, Quantity.AGAINST_PROXY_WIN_RATE);

  private final Quantity score;
  private final Quantity wins;
  private final Quantity against;

  JudgeRole(Quantity score, Quantity wins, Quantity against) {
    this.score = score;
    this.wins = wins;
    this.against = against;
  }

  /** Of the answers. */
  Quantity score() {
    return score;
  }

  /** Over the reference texts. */
  Quantity wins() {
    return wins;
  }

  /** Over another model's answers. */
  Quantity against() {
    return against;
  }
}
