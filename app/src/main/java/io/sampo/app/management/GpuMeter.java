package io.sampo.app.management;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of {@code nvidia-smi}, which tells what a GPU does until it is closed. It reads the
 * driver's counters: asking costs the GPU nothing.
 */
public final class GpuMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GpuMeter.class);
  private static final int EVERY_SECONDS = 5;

  private final Process process;
  private final Consumer<GpuUse> told;
  private volatile boolean closed;

  /** What it said last. */
  private volatile String last = "nothing was said";

  private GpuMeter(Process process, Consumer<GpuUse> told) {
    this.process = process;
    this.told = told;
  }

  /**
   * Of a device as the engine names it, if it is a GPU and somebody counts what it does.
   *
   * @param device {@code cpu} or {@code cuda:N}
   * @param environment of this process, which may show the engine some of the GPUs only
   */
  public static Optional<GpuMeter> start(
      String device, Map<String, String> environment, Readings readings) {
    return gpu(device, environment).flatMap(gpu -> start("nvidia-smi", gpu, into(readings)));
  }

  private static Consumer<GpuUse> into(Readings readings) {
    return use -> {
      readings.set(Measure.GPU_BUSY, use.busy());
      readings.set(Measure.GPU_MEMORY, use.memoryBytes());
    };
  }

  /** Its number or UUID, as {@code nvidia-smi} takes it. */
  static Optional<String> gpu(String device, Map<String, String> environment) {
    if (!device.startsWith("cuda:")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(device.substring("cuda:".length()));
    String visible = environment.getOrDefault("CUDA_VISIBLE_DEVICES", "");
    if (visible.isBlank()) {
      return Optional.of(Integer.toString(index));
    }
    List<String> shown = List.of(visible.split(",", -1));
    return index < shown.size() ? Optional.of(shown.get(index).strip()) : Optional.empty();
  }

  static Optional<GpuMeter> start(String command, String gpu, Consumer<GpuUse> told) {
    List<String> asking =
        List.of(
            command,
            "--id=" + gpu,
            "--query-gpu=" + GpuUse.FIELDS,
            "--format=csv,noheader,nounits",
            "--loop=" + EVERY_SECONDS);
    try {
      Process process = new ProcessBuilder(asking).redirectErrorStream(true).start();
      GpuMeter meter = new GpuMeter(process, told);
      Thread.ofPlatform().daemon().name("gpu-meter").start(meter::follow);
      return Optional.of(meter);
    } catch (IOException e) {
      LOG.warn("what GPU {} does is not told: {}", gpu, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Until the process ends; then nothing is known. On a thread of the system's: reading a pipe
   * would hold a virtual one's carrier.
   */
  private void follow() {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(this::tell);
    } catch (IOException | UncheckedIOException e) {
      last = String.valueOf(e.getMessage());
    }
    told.accept(GpuUse.UNKNOWN);
    if (!closed) {
      LOG.warn("what the GPU does is told no more: nvidia-smi has ended: {}", last);
    }
  }

  private void tell(String line) {
    last = line;
    told.accept(GpuUse.of(line));
  }

  @Override
  public void close() {
    closed = true;
    process.destroy();
  }
}
