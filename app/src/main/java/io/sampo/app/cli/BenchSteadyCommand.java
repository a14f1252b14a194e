package io.sampo.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.management.Measure;
import io.sampo.app.management.ProcessReadings;
import io.sampo.app.management.Readings;
import io.sampo.app.text.Numbers;
import io.sampo.bench.pipeline.Holdings;
import io.sampo.bench.pipeline.PipelineBenchmark;
import io.sampo.bench.pipeline.PipelineJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampo bench steady}: what grows with the steps of a run, which should be nothing. */
@Command(
    name = "steady",
    description = {
      "Looks for what grows with the steps of a run.",
      "",
      "Runs the actors around a model that costs nothing, a node for each role, and reads memory,"
          + " threads, file handles, snapshots and registry after each tenth of the steps and a full"
          + " garbage collection.",
      ""
    })
final class BenchSteadyCommand implements Callable<Integer> {
  private static final int SAMPLERS = 2;
  private static final int JUDGES = 1;
  private static final int ORDERS = 4;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--steps",
      paramLabel = "T",
      defaultValue = "10000",
      converter = PositiveNumber.class,
      description = "steps until the last reading (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(names = "--json", description = "print one JSON object at the end")
  private boolean json;

  private final Readings process = new Readings();
  private final ArrayNode readings = new ObjectMapper().createArrayNode();

  @Override
  public Integer call() throws IOException {
    ProcessReadings.addTo(process);
    var job = new PipelineJob(SAMPLERS, JUDGES, ORDERS, 0, steps, Duration.ZERO, true);
    PipelineBenchmark.steady(job, this::reached);
    if (json) {
      spec.commandLine().getOut().println(object());
    }
    return ExitCode.DONE;
  }

  private void reached(Holdings holdings) {
    System.gc();
    ObjectNode reading = reading(holdings, process.now());
    readings.add(reading);
    PrintWriter progress = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    progress.println(words(reading));
    progress.flush();
  }

  private ObjectNode object() {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("what", "steady").set("readings", readings);
    return object;
  }

  private static ObjectNode reading(Holdings holdings, Map<String, Double> process) {
    return new ObjectMapper()
        .createObjectNode()
        .put("step", holdings.step())
        .put("heap_bytes", of(process, Measure.HEAP))
        .put("resident_bytes", of(process, Measure.RESIDENT))
        .put("threads", of(process, Measure.THREADS))
        .put("open_files", of(process, Measure.OPEN_FILES))
        .put("snapshots", holdings.snapshots())
        .put("snapshot_bytes", holdings.snapshotBytes())
        .put("registry_versions", holdings.versions());
  }

  /** Null where this system does not tell. */
  private static @Nullable Long of(Map<String, Double> process, Measure measure) {
    Double value = process.get(measure.text());
    return value == null ? null : value.longValue();
  }

  private static String words(ObjectNode reading) {
    return "after %s steps: heap %s MB, resident %s MB, %s threads, %s open files, %s snapshots of"
            .formatted(
                Numbers.whole(reading.get("step").longValue()),
                megabytes(reading, "heap_bytes"),
                megabytes(reading, "resident_bytes"),
                reading.get("threads"),
                reading.get("open_files"),
                reading.get("snapshots"))
        + " %s bytes, %s versions in the registry"
            .formatted(
                Numbers.whole(reading.get("snapshot_bytes").longValue()),
                reading.get("registry_versions"));
  }

  private static String megabytes(ObjectNode reading, String name) {
    JsonNode bytes = reading.get(name);
    return bytes.isNull() ? "-" : Numbers.fixed(bytes.doubleValue() / 1e6, 1);
  }
}
