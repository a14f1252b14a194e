package io.sampo.study.run;

import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.Rule;
import io.sampo.study.Scale;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A paper's finding as something that runs can contradict.
 *
 * @param text the claim
 * @param paper where it stands, and the paper's numbers
 * @param rule from numbers to a verdict
 * @param signs what must be positive if the claim is true
 */
public record Claim(String text, String paper, Rule rule, List<Sign> signs) {
  public Claim {
    signs = List.copyOf(signs);
  }

  /** A claim on what is measured with noise. */
  public Claim(String text, String paper, List<Sign> signs) {
    this(text, paper, Rule.INTERVAL, signs);
  }

  /** A claim that holds exactly or not at all. */
  static Claim exact(String text, String paper, List<Sign> signs) {
    return new Claim(text, paper, Rule.EXACT, signs);
  }

  /** A quantity that the claim says is positive. */
  public record Sign(String name, Quantity quantity) {
    Evidence in(Runs runs) {
      return new Evidence(
          name, IntStream.range(0, runs.seeds()).mapToDouble(s -> quantity.of(runs, s)).toArray());
    }
  }

  /** The verdict on these runs. */
  public Finding decided(Runs runs, Scale scale) {
    List<Evidence> evidence = signs.stream().map(sign -> sign.in(runs)).toList();
    return Finding.of(text, paper, rule, evidence, scale);
  }
}
