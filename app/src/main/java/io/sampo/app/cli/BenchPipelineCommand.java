package io.sampo.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.text.Numbers;
import io.sampo.bench.pipeline.PipelineBenchmark;
import io.sampo.bench.pipeline.PipelineBenchmark.Overhead;
import io.sampo.bench.pipeline.PipelineBenchmark.Speedup;
import io.sampo.bench.pipeline.PipelineJob;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampo bench pipeline}: what the actors cost, and what more samplers are worth. */
@Command(
    name = "pipeline",
    description = {
      "Measures the actors around a model that costs nothing.",
      "",
      "Real cluster, coordinator, samplers, judges, learner, registry and store of snapshots; orders"
          + " of 16 responses. First the time of a sample as such, then samples per second with one"
          + " sampler and with all, where each order takes a sampler a while: their ratio is"
          + " speedup.",
      ""
    })
final class BenchPipelineCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--samplers",
      paramLabel = "N",
      defaultValue = "8",
      converter = PositiveNumber.class,
      description = "samplers (default: ${DEFAULT-VALUE})")
  private int samplers;

  @Option(
      names = "--judges",
      paramLabel = "N",
      defaultValue = "2",
      converter = PositiveNumber.class,
      description = "judges (default: ${DEFAULT-VALUE})")
  private int judges;

  @Option(
      names = "--orders",
      paramLabel = "G",
      defaultValue = "16",
      converter = PositiveNumber.class,
      description = "orders of a batch (default: ${DEFAULT-VALUE})")
  private int orders;

  @Option(
      names = "--steps",
      paramLabel = "T",
      defaultValue = "500",
      converter = PositiveNumber.class,
      description = "steps that count, after half as many to warm up (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--generation-ms",
      paramLabel = "MS",
      defaultValue = "100",
      converter = PositiveNumber.class,
      description = "simulated time of an order, for speedup (default: ${DEFAULT-VALUE})")
  private int generationMillis;

  @Option(
      names = "--spread",
      description =
          "a node for each role, so that messages are serialized and cross TCP (default: one node)")
  private boolean spread;

  @Option(names = "--json", description = "print one JSON object instead of words")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PipelineJob job =
        new PipelineJob(
            samplers, judges, orders, Math.max(1, steps / 2), steps, Duration.ZERO, spread);
    Overhead overhead = PipelineBenchmark.overhead(job);
    Speedup speedup = PipelineBenchmark.speedup(job, Duration.ofMillis(generationMillis));
    spec.commandLine().getOut().println(json ? json(overhead, speedup) : words(overhead, speedup));
    return ExitCode.DONE;
  }

  private String json(Overhead overhead, Speedup speedup) {
    return new ObjectMapper()
        .createObjectNode()
        .put("what", "pipeline")
        .put("samplers", samplers)
        .put("judges", judges)
        .put("orders", orders)
        .put("samples_per_order", PipelineBenchmark.samplesPerOrder())
        .put("steps", steps)
        .put("spread", spread)
        .put("samples_per_s", Math.round(overhead.samplesPerSecond()))
        .put("us_per_sample", rounded(overhead.microsPerSample()))
        .put("cpu_us_per_sample", rounded(overhead.processorMicrosPerSample()))
        .put("generation_ms", generationMillis)
        .put("samples_per_s_of_one", Math.round(speedup.one()))
        .put("samples_per_s_of_all", Math.round(speedup.all()))
        .put("speedup", rounded(speedup.factor()))
        .toString();
  }

  private String words(Overhead overhead, Speedup speedup) {
    return "%s samples/s, %s µs a sample; with %d ms an order %s samplers make %s times the samples"
            .formatted(
                Numbers.whole(Math.round(overhead.samplesPerSecond())),
                Numbers.fixed(overhead.microsPerSample(), 1),
                generationMillis,
                samplers,
                Numbers.fixed(speedup.factor(), 2))
        + " of one";
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
