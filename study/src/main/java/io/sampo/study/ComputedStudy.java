package io.sampo.study;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A study that is arithmetic alone: no language model, no runs.
 *
 * @param seedCount how many seeds it takes unless told otherwise
 * @param computation from seeds to findings
 */
public record ComputedStudy(
    String name,
    String title,
    String setting,
    int seedCount,
    Function<List<Long>, Computed> computation)
    implements Study {

  /** Findings are exact, hence the same at either scale. */
  public record Computed(List<Finding> findings, List<Table> tables, List<Chart> charts) {}

  @Override
  public List<Long> seeds(Scale scale) {
    return LongStream.rangeClosed(1, seedCount).boxed().toList();
  }

  public StudyResult result(Scale scale, List<Long> seeds) {
    Computed computed = computation.apply(seeds);
    return new StudyResult(
        this, scale, seeds, computed.findings(), computed.tables(), computed.charts());
  }
}
