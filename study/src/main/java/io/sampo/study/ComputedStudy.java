package io.sampo.study;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * A study that is arithmetic alone: no language model, no runs.
 *
 * @param seedCount how many seeds it takes unless told otherwise
 * @param computation from scale and seeds to findings
 */
public record ComputedStudy(
    String name,
    String title,
    String setting,
    int seedCount,
    BiFunction<Scale, List<Long>, Computed> computation)
    implements Study {

  /** Numbers are exact, hence the same at either scale. */
  public record Computed(List<Finding> findings, List<Table> tables, List<Chart> charts) {}

  @Override
  public List<Long> seeds(Scale scale) {
    return LongStream.rangeClosed(1, seedCount).boxed().toList();
  }

  public StudyResult result(Scale scale, List<Long> seeds) {
    Computed computed = computation.apply(scale, seeds);
    return new StudyResult(
        this, scale, seeds, computed.findings(), computed.tables(), computed.charts());
  }
}
