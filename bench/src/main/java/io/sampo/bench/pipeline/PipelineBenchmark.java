package io.sampo.bench.pipeline;

import io.sampo.bench.Elapsed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The time that the actors take for a sample, what more samplers are worth where generation takes
 * time, and what is held after many steps.
 */
public final class PipelineBenchmark {
  private static final int STEPS_A_SAMPLER = 4;
  private static final int SPEEDUP_WARM_UP = 2;

  private PipelineBenchmark() {}

  /**
   * What the actors take.
   *
   * @param microsPerSample on the wall, of the pipeline as a whole
   * @param processorMicrosPerSample of all threads of the process
   */
  public record Overhead(
      double samplesPerSecond, double microsPerSample, double processorMicrosPerSample) {}

  /** Samples per second with one sampler and with all, where an order takes a sampler a while. */
  public record Speedup(double one, double all) {
    public double factor() {
      return all / one;
    }
  }

  /** Runs the job and times it. */
  public static Overhead overhead(PipelineJob job) throws IOException {
    Elapsed time = time(job);
    return new Overhead(
        job.samples() / time.seconds(),
        1e6 * time.seconds() / job.samples(),
        1e6 * time.processorSeconds() / job.samples());
  }

  /** Runs with one sampler and with those of the job, each taking so long for an order. */
  public static Speedup speedup(PipelineJob job, Duration generation) throws IOException {
    return new Speedup(
        samplesPerSecond(job, 1, generation), samplesPerSecond(job, job.samplers(), generation));
  }

  /** As many steps as make the runs last about as long. */
  private static double samplesPerSecond(PipelineJob job, int samplers, Duration generation)
      throws IOException {
    PipelineJob slow = job.with(samplers, generation, SPEEDUP_WARM_UP, STEPS_A_SAMPLER * samplers);
    return slow.samples() / time(slow).seconds();
  }

  private static Elapsed time(PipelineJob job) throws IOException {
    int last = job.warmUp() + job.steps();
    Commits commits = new Commits(List.of(job.warmUp(), last));
    try (PipelineRun run = new PipelineRun(job, commits)) {
      run.begin();
      return commits.await(job.warmUp()).until(commits.await(last));
    }
  }

  /** Tells what the nodes hold after each tenth of the job's steps; the run goes on meanwhile. */
  public static void steady(PipelineJob job, Consumer<Holdings> reached) throws IOException {
    List<Integer> steps = tenths(job.steps());
    Commits commits = new Commits(steps);
    try (PipelineRun run = new PipelineRun(job.twiceAsLong(), commits)) {
      run.begin();
      for (int step : steps) {
        var _ = commits.await(step);
        reached.accept(run.holdings(step));
      }
    }
  }

  private static List<Integer> tenths(int steps) {
    return IntStream.rangeClosed(1, 10)
        .map(tenth -> (int) Math.ceilDiv((long) steps * tenth, 10L))
        .distinct()
        .boxed()
        .toList();
  }

  /** Orders that a sampler does at a time. */
  public static int samplesPerOrder() {
    return FreeModel.SAMPLES_PER_ORDER;
  }
}
