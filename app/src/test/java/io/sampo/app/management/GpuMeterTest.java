package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a script that prints what {@code nvidia-smi} does. */
final class GpuMeterTest {
  private static final long PATIENCE_SECONDS = 20;

  @TempDir private Path folder;
  private final BlockingQueue<GpuUse> told = new LinkedBlockingQueue<>();

  private String script(String... lines) throws IOException {
    Path script = folder.resolve("nvidia-smi");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private GpuUse next() throws InterruptedException {
    GpuUse use = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (use == null) {
      throw new AssertionError("nothing is told");
    }
    return use;
  }

  @Test
  void eachLineIsToldUntilItIsClosedAndThenNothingIsKnown() throws Exception {
    Path asked = folder.resolve("asked");
    String command =
        script(
            "echo \"$@\" > " + asked,
            "echo '37, 1024'",
            "echo '100, 81559'",
            "exec tail -f /dev/null");
    try (GpuMeter _ = GpuMeter.start(command, "3", told::add).orElseThrow()) {
      assertEquals(new GpuUse(.37, 1024.0 * (1 << 20)), next());
      assertEquals(new GpuUse(1, 81559.0 * (1 << 20)), next());
    }
    assertEquals(GpuUse.UNKNOWN, next());
    assertEquals(
        "--id=3 --query-gpu=utilization.gpu,memory.used --format=csv,noheader,nounits --loop=5\n",
        Files.readString(asked));
  }

  @Test
  void whatItCannotTellIsNoNumber() {
    assertEquals(new GpuUse(Double.NaN, 512.0 * (1 << 20)), GpuUse.of("[N/A], 512"));
    assertEquals(new GpuUse(.05, Double.NaN), GpuUse.of("5, [Not Supported]"));
    assertEquals(GpuUse.UNKNOWN, GpuUse.of("No devices were found"));
  }

  @Test
  void withoutTheProgramThereIsNoMeter() {
    String absent = folder.resolve("absent").toString();
    assertEquals(Optional.empty(), GpuMeter.start(absent, "0", told::add));
    assertTrue(told.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "cuda:0, '', 0",
    "cuda:2, '', 2",
    "cuda:1, '4,6', 6",
    "cuda:0, GPU-5d2f, GPU-5d2f",
    "cuda:2, '4,6', ",
    "cpu, '', ",
  })
  void theGpuIsTheOneThatTheEngineSees(String device, String visible, String gpu) {
    assertEquals(
        Optional.ofNullable(gpu), GpuMeter.gpu(device, Map.of("CUDA_VISIBLE_DEVICES", visible)));
  }
}
