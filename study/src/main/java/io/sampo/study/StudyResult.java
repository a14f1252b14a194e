package io.sampo.study;

import java.util.List;

/**
 * What a study came to.
 *
 * @param seeds of its runs, in order
 */
public record StudyResult(
    Study study,
    Scale scale,
    List<Long> seeds,
    List<Finding> findings,
    List<Table> tables,
    List<Chart> charts) {
  public StudyResult {
    seeds = List.copyOf(seeds);
    findings = List.copyOf(findings);
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
  }
}
