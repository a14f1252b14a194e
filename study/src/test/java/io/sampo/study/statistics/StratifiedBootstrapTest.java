package io.sampo.study.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The exact distribution of the resampled aggregates, enumerated with numpy, and what must hold of
 * any.
 */
final class StratifiedBootstrapTest {
  private static final double[][] TWO_TASKS = {{.2, .5, .9}, {.1, .4, .45}};

  @Test
  void theMeanOfTwoTasksHasTheEnumeratedInterval() {
    Estimate estimate = StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEAN, TWO_TASKS);
    assertEquals(0.425, estimate.value(), 1e-15);
    assertEquals(0.25, estimate.interval().low(), 0.01);
    assertEquals(0.60833333, estimate.interval().high(), 0.01);
    assertEquals(6, estimate.samples());
  }

  @Test
  void theMedianOfTwoTasksHasTheEnumeratedInterval() {
    Estimate estimate = StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEDIAN, TWO_TASKS);
    assertEquals(0.16, estimate.interval().low(), 0.05);
    assertEquals(0.67, estimate.interval().high(), 0.05);
  }

  @Test
  void runsAreDrawnWithinTheirTask() {
    double[][] certain = {{0, 0, 0}, {1, 1, 1}};
    Estimate estimate = StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEAN, certain);
    assertEquals(new Interval(0.5, 0.5), estimate.interval());
  }

  @Test
  void oneRunHasAnIntervalOfNoLength() {
    double[][] one = {{0.6675000000000021}};
    Estimate estimate = StratifiedBootstrap.OF_TABLES.estimate(Aggregate.MEAN, one);
    assertEquals(new Interval(one[0][0], one[0][0]), estimate.interval());
  }

  @Test
  void theSameScoresHaveTheSameInterval() {
    StratifiedBootstrap bootstrap = new StratifiedBootstrap(7, 500);
    assertEquals(
        bootstrap.estimate(Aggregate.IQM, TWO_TASKS), bootstrap.estimate(Aggregate.IQM, TWO_TASKS));
  }

  @Property(tries = 60)
  void anIntervalLiesWithinTheRangeOfTheScores(@ForAll("scores") double[][] scores) {
    for (Aggregate aggregate : Aggregate.values()) {
      Interval interval = new StratifiedBootstrap(3, 200).estimate(aggregate, scores).interval();
      double[] all = Arrays.stream(scores).flatMapToDouble(Arrays::stream).sorted().toArray();
      assertTrue(interval.low() >= all[0] - 1e-9 && interval.high() <= all[all.length - 1] + 1e-9);
    }
  }

  @Property(tries = 60)
  void shiftingTheScoresShiftsTheInterval(@ForAll("scores") double[][] scores) {
    double[][] shifted =
        Arrays.stream(scores)
            .map(task -> Arrays.stream(task).map(score -> score + 8).toArray())
            .toArray(double[][]::new);
    for (Aggregate aggregate : Aggregate.values()) {
      Interval before = new StratifiedBootstrap(3, 200).estimate(aggregate, scores).interval();
      Interval after = new StratifiedBootstrap(3, 200).estimate(aggregate, shifted).interval();
      assertEquals(before.low() + 8, after.low(), 1e-9);
      assertEquals(before.high() + 8, after.high(), 1e-9);
    }
  }

  @Property(tries = 60)
  void theOrderOfTheScoresDoesNotMatterToAnAggregate(@ForAll("scores") double[][] scores) {
    double[] forth = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    double[] back = new double[forth.length];
    Arrays.setAll(back, i -> forth[forth.length - 1 - i]);
    for (Aggregate aggregate : Aggregate.values()) {
      assertEquals(aggregate.of(forth), aggregate.of(back), 0);
    }
  }

  @Provide
  Arbitrary<double[][]> scores() {
    Arbitrary<double[]> task =
        Arbitraries.doubles().between(-2, 2).array(double[].class).ofMinSize(1).ofMaxSize(6);
    return task.array(double[][].class).ofMinSize(1).ofMaxSize(4);
  }
}
