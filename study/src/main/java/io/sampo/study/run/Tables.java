package io.sampo.study.run;

import io.sampo.study.Cell;
import io.sampo.study.Table;
import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tables of a study's runs. */
public final class Tables {
  private static final int EXAM_DIGITS = 3;
  private static final StratifiedBootstrap BOOTSTRAP = StratifiedBootstrap.OF_TABLES;

  private Tables() {}

  /** The final models: the mean over seeds of each metric. */
  public static Table ofArms(List<Arm> arms, Runs runs) {
    List<String> columns = new ArrayList<>(List.of("run", "win rate before"));
    List<Metric> metrics =
        Arrays.stream(Metric.values()).filter(metric -> measured(metric, arms, runs)).toList();
    metrics.forEach(metric -> columns.add(metric.words()));
    return new Table(
        "Final models: mean over seeds with its 95 % bootstrap interval",
        columns, arms.stream().map(arm -> row(arm.name(), metrics, runs)).toList());
  }

  private static boolean measured(Metric metric, List<Arm> arms, Runs runs) {
    return arms.stream()
        .flatMapToDouble(arm -> Arrays.stream(runs.ends(arm.name(), metric.key())))
        .anyMatch(Double::isFinite);
  }

  private static List<String> row(String arm, List<Metric> metrics, Runs runs) {
    List<String> row = new ArrayList<>(List.of(arm));
    double before =
        runs.of(arm).stream()
            .mapToDouble(run -> run.start(Metric.WIN_RATE.key()))
            .average()
            .orElse(Double.NaN);
    row.add(Cell.of(before, 3));
    for (Metric metric : metrics) {
      double[][] scores = {runs.ends(arm, metric.key())};
      row.add(cell(Aggregate.MEAN, scores, metric.digits()));
    }
    return row;
  }

  /** What was found in each examination: the mean over seeds of each measure. */
  public static Table ofExams(List<Exam> exams, Runs runs) {
    List<List<String>> rows = new ArrayList<>();
    for (Exam exam : exams) {
      List<Map<String, Double>> found = runs.found(exam);
      for (String measure : new TreeSet<>(found.getFirst().keySet())) {
        double[][] scores = {
          found.stream().mapToDouble(one -> one.getOrDefault(measure, Double.NaN)).toArray()
        };
        rows.add(List.of(exam.name(), measure, cell(Aggregate.MEAN, scores, EXAM_DIGITS)));
      }
    }
    return new Table(
        "Examinations of final models: mean over seeds with its 95 % bootstrap interval",
        List.of("examination", "measure", "value"), rows);
  }

  /** Each group over all of its arms and seeds, by three aggregates. */
  public static Table ofGroups(List<Group> groups, Runs runs) {
    Metric metric = Metric.WIN_RATE;
    return new Table(
        "Golden win rate over losses and seeds, with 95 % stratified-bootstrap intervals",
        List.of("method", "mean", "median", "interquartile mean"),
        groups.stream().map(group -> row(group, group.scores(runs, metric.key()))).toList());
  }

  private static List<String> row(Group group, double[][] scores) {
    List<String> row = new ArrayList<>(List.of(group.name()));
    for (Aggregate aggregate : Aggregate.values()) {
      row.add(cell(aggregate, scores, Metric.WIN_RATE.digits()));
    }
    return row;
  }

  private static String cell(Aggregate aggregate, double[][] scores, int digits) {
    boolean measured =
        Arrays.stream(scores).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    return measured ? Cell.of(BOOTSTRAP.estimate(aggregate, scores), digits) : "–";
  }
}
