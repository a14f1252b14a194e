package io.sampo.data.verdicts;

/**
 * Names the verdict of one order of one run.
 *
 * @param purpose of the order: its numbers are unique within one
 */
public record VerdictKey(String run, String purpose, long order) {
  @Override
  public String toString() {
    return "verdict of run " + run + ", " + purpose + " order " + order;
  }
}
