package io.sampo.app.management;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** This process as the operating system and the JVM count it. */
public final class ProcessReadings {
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;

  private ProcessReadings() {}

  public static void addTo(Readings readings) {
    readings.read(Measure.UPTIME, () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    readings.read(Measure.RESIDENT, ProcessReadings::resident);
    readings.read(
        Measure.HEAP, () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    readings.read(Measure.COLLECTION, ProcessReadings::collecting);
    readings.read(Measure.THREADS, () -> ManagementFactory.getThreadMXBean().getThreadCount());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      readings.read(Measure.CPU, () -> system.getProcessCpuTime() / 1e9);
      readings.read(Measure.CORES, () -> coresBusy(system));
      readings.read(Measure.OPEN_FILES, system::getOpenFileDescriptorCount);
    }
  }

  /** Resident bytes; NaN where the system does not tell. */
  private static double resident() {
    try {
      return Double.parseDouble(Files.readString(STATM).split(" ", 3)[1]) * PAGE;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Since the call before; NaN at the first one. */
  private static double coresBusy(UnixOperatingSystemMXBean system) {
    double share = system.getProcessCpuLoad();
    return share < 0 ? Double.NaN : share * system.getAvailableProcessors();
  }

  private static double collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }
}
