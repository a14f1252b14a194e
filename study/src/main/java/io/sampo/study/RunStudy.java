package io.sampo.study;

import io.sampo.study.run.Arm;
import io.sampo.study.run.Claim;
import io.sampo.study.run.Exam;
import io.sampo.study.run.Group;
import io.sampo.study.run.Plot;
import io.sampo.study.run.Runs;
import io.sampo.study.run.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * A study whose numbers come from runs of the system on the bundled task.
 *
 * @param groups arms that are also looked at together; empty where there are none
 * @param exams of the final models, beside the runs' own evaluations
 * @param plots what is drawn
 */
public record RunStudy(
    String name,
    String title,
    String setting,
    List<Arm> arms,
    List<Group> groups,
    List<Exam> exams,
    List<Claim> claims,
    List<Plot> plots)
    implements Study {
  private static final List<Long> FULL_SEEDS = List.of(1L, 2L, 3L);
  private static final List<Long> QUICK_SEEDS = List.of(1L, 2L);

  public RunStudy {
    arms = List.copyOf(arms);
    groups = List.copyOf(groups);
    exams = List.copyOf(exams);
    claims = List.copyOf(claims);
    plots = List.copyOf(plots);
  }

  /** A study that its runs' own evaluations decide. */
  public RunStudy(
      String name,
      String title,
      String setting,
      List<Arm> arms,
      List<Group> groups,
      List<Claim> claims,
      List<Plot> plots) {
    this(name, title, setting, arms, groups, List.of(), claims, plots);
  }

  @Override
  public List<Long> seeds(Scale scale) {
    return switch (scale) {
      case QUICK -> QUICK_SEEDS;
      case FULL -> FULL_SEEDS;
    };
  }

  /** What these runs come to. */
  public StudyResult result(Scale scale, List<Long> seeds, Runs runs) {
    List<Table> tables = new ArrayList<>();
    tables.add(Tables.ofArms(arms, runs));
    if (!groups.isEmpty()) {
      tables.add(Tables.ofGroups(groups, runs));
    }
    if (!exams.isEmpty()) {
      tables.add(Tables.ofExams(exams, runs));
    }
    List<Chart> charts = plots.stream().map(plot -> plot.chart(arms, runs)).toList();
    return new StudyResult(
        this,
        scale,
        seeds,
        claims.stream().map(claim -> claim.decided(runs, scale)).toList(),
        tables,
        charts);
  }
}
