package io.sampo.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.JavaCommand;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.failure.UserError;
import io.sampo.app.text.Numbers;
import io.sampo.bench.broadcast.BroadcastBenchmark;
import io.sampo.bench.broadcast.BroadcastBenchmark.Result;
import io.sampo.bench.broadcast.LimitedLinks;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampo bench broadcast}: how long a snapshot takes to all who ask for it. */
@Command(
    name = "broadcast",
    description = {
      "Measures the way of a snapshot from one node to many, beside plain TCP.",
      "",
      "A full snapshot and an adapter's, over gRPC as in a run: receivers verify the SHA-256 and send"
          + " on what has arrived. In turn with it the same bytes go over plain TCP, from the source"
          + " to each receiver, with their SHA-256 computed on both ends; ratio is our speed as a"
          + " share of that. All nodes are in this process, each with a loopback address of its own.",
      "",
      "With --rate each node sends over a link of that rate: the kernel's own shaping, in a network"
          + " namespace that ends with the command. What it takes without a limit is measured too.",
      ""
    })
final class BenchBroadcastCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--receivers",
      paramLabel = "N",
      defaultValue = "1",
      converter = PositiveNumber.class,
      description = "nodes that ask for the snapshot at once (default: ${DEFAULT-VALUE})")
  private int receivers;

  @Option(
      names = "--bytes",
      paramLabel = "B",
      defaultValue = "256000000",
      converter = PositiveNumber.class,
      description = "of the full snapshot, a multiple of 4 (default: ${DEFAULT-VALUE})")
  private int bytes;

  @Option(
      names = "--adapter-bytes",
      paramLabel = "B",
      defaultValue = "25000000",
      converter = PositiveNumber.class,
      description = "of the adapter's snapshot, a multiple of 4 (default: ${DEFAULT-VALUE})")
  private int adapterBytes;

  @Option(
      names = "--rate",
      paramLabel = "MB/S",
      converter = PositiveNumber.class,
      description =
          "what a node sends at most, 10^6 bytes a second (default: what the machine can)")
  private @Nullable Integer rate;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "3",
      converter = PositiveNumber.class,
      description = "runs that count, medians are shown (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(names = "--json", description = "print one JSON object instead of words")
  private boolean json;

  @Option(names = "--links-are-limited", hidden = true)
  private boolean limited;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    check();
    if (rate != null && !limited) {
      return inLimits(new LimitedLinks(rate, receivers));
    }
    Measured measured = measured();
    say(json ? json(measured).toString() : words(measured));
    return ExitCode.DONE;
  }

  /** Of the two snapshots. */
  private record Measured(Result full, Result adapter) {}

  private Measured measured() throws IOException, InterruptedException, ExecutionException {
    return new Measured(
        new BroadcastBenchmark(bytes, receivers, runs).run(),
        new BroadcastBenchmark(adapterBytes, receivers, runs).run());
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private void check() {
    if (receivers > BroadcastBenchmark.MOST_RECEIVERS) {
      throw new UserError(
          "--receivers: %d (expected: at most %d)"
              .formatted(receivers, BroadcastBenchmark.MOST_RECEIVERS));
    }
    for (int size : List.of(bytes, adapterBytes)) {
      if (size % Float.BYTES != 0) {
        throw new UserError(
            "--bytes, --adapter-bytes: %d (expected: a multiple of %d)"
                .formatted(size, Float.BYTES));
      }
    }
  }

  /** The same command once more, where links are limited, and beside it what it takes here. */
  private int inLimits(LimitedLinks links)
      throws IOException, InterruptedException, ExecutionException {
    try {
      links.check();
    } catch (IOException e) {
      throw new UserError(
          "--rate: links cannot be limited here: %s (expected: Linux, unshare, ip, tc, and a kernel"
                  .formatted(e.getMessage())
              + " with network namespaces and htb)",
          e);
    }
    Measured here = measured();
    Process process =
        new ProcessBuilder(links.around(JavaCommand.sampo(arguments())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> say(json ? beside(line, here) : line));
    }
    if (!json) {
      say("without a limit: " + sizes(here));
    }
    return process.waitFor();
  }

  /** The line of JSON that the limited process says, and these results in it. */
  private static String beside(String line, Measured here) {
    try {
      ObjectNode limited = (ObjectNode) JSON.readTree(line);
      unlimited(limited, here.full());
      unlimited((ObjectNode) limited.get("adapter"), here.adapter());
      return limited.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static void unlimited(ObjectNode object, Result result) {
    object
        .put("unlimited_seconds", rounded(result.snapshot().seconds()))
        .put("unlimited_raw_seconds", rounded(result.raw().seconds()))
        .put("unlimited_ratio", rounded(result.ratio()));
  }

  private String[] arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "broadcast",
                "--links-are-limited",
                "--receivers=" + receivers,
                "--bytes=" + bytes,
                "--adapter-bytes=" + adapterBytes,
                "--rate=" + rate,
                "--runs=" + runs));
    if (json) {
      arguments.add("--json");
    }
    return arguments.toArray(String[]::new);
  }

  private ObjectNode json(Measured measured) {
    ObjectNode object = JSON.createObjectNode();
    object.put("what", "broadcast").put("receivers", receivers).put("rate_mb_per_s", rate);
    object.put("runs", runs);
    describe(object, bytes, measured.full());
    describe(object.putObject("adapter"), adapterBytes, measured.adapter());
    return object;
  }

  private static void describe(ObjectNode object, int size, Result result) {
    object
        .put("bytes", size)
        .put("seconds", rounded(result.snapshot().seconds()))
        .put("raw_seconds", rounded(result.raw().seconds()))
        .put("ratio", rounded(result.ratio()))
        .put("cpu_seconds", rounded(result.snapshot().processorSeconds()))
        .put("raw_cpu_seconds", rounded(result.raw().processorSeconds()))
        .put("seal_seconds", rounded(result.sealSeconds()));
  }

  private String words(Measured measured) {
    String links = rate == null ? "" : ", links of " + rate + " MB/s";
    return "%d receivers%s: %s".formatted(receivers, links, sizes(measured));
  }

  private String sizes(Measured measured) {
    return words(bytes, measured.full()) + "; " + words(adapterBytes, measured.adapter());
  }

  private static String words(int size, Result result) {
    return "%s bytes in %s s, plain TCP %s s, ratio %s"
        .formatted(
            Numbers.whole(size),
            Numbers.fixed(result.snapshot().seconds(), 3),
            Numbers.fixed(result.raw().seconds(), 3),
            Numbers.fixed(result.ratio(), 2));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
