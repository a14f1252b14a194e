package io.sampo.study;

import java.util.List;

/**
 * What a paper found and what came of it here.
 *
 * @param claim the finding, as something that can be false
 * @param paper where it stands, and the paper's own numbers
 * @param rule how the verdict was reached
 * @param evidence the numbers that decided
 */
public record Finding(
    String claim, String paper, Rule rule, Verdict verdict, List<Evidence> evidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  public static Finding of(
      String claim, String paper, Rule rule, List<Evidence> evidence, Scale scale) {
    return new Finding(claim, paper, rule, rule.of(evidence, scale), evidence);
  }
}
