package io.sampo.app.management;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleSupplier;

/** This node's own numbers, and where each is read. Any thread may add to them and read them. */
public final class Readings {
  private final Map<Measure, DoubleSupplier> sources = new ConcurrentHashMap<>();
  private final Map<Measure, DoubleAdder> sums = new ConcurrentHashMap<>();

  /** Reads the measure there whenever it is asked for. */
  public void read(Measure measure, DoubleSupplier source) {
    sources.put(measure, source);
  }

  /** Keeps this value until there is another. */
  public void set(Measure measure, double value) {
    sources.put(measure, () -> value);
  }

  /** Adds to what was counted before. */
  public void count(Measure measure, double more) {
    sums.computeIfAbsent(measure, this::sum).add(more);
  }

  private DoubleAdder sum(Measure measure) {
    var sum = new DoubleAdder();
    sources.put(measure, sum::sum);
    return sum;
  }

  /** What each source says now, by name; without those that have no number to say. */
  public Map<String, Double> now() {
    var now = new TreeMap<String, Double>();
    sources.forEach((measure, source) -> now.put(measure.text(), source.getAsDouble()));
    now.values().removeIf(value -> !Double.isFinite(value));
    return now;
  }
}
