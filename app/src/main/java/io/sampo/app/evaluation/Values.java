package io.sampo.app.evaluation;

import io.sampo.app.failure.UserError;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What was measured so far: of each quantity one value a prompt or pair. */
final class Values {
  private final Map<Quantity, DoubleStream.Builder> all = new EnumMap<>(Quantity.class);

  /** Adds values, each a finite number. */
  void add(Quantity quantity, double... values) {
    DoubleStream.Builder into = all.computeIfAbsent(quantity, _ -> DoubleStream.builder());
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new UserError(
            "%s: %s (expected: a finite number; are a model's weights broken?)"
                .formatted(quantity.words(), value));
      }
      into.add(value);
    }
  }

  /** The estimate of every quantity that has a value. */
  Map<Quantity, Estimate> estimates() {
    Map<Quantity, Estimate> estimates = new EnumMap<>(Quantity.class);
    all.forEach((quantity, values) -> {
      double[] numbers = values.build().toArray();
      if (numbers.length > 0) {
        estimates.put(quantity, Estimate.of(numbers));
      }
    });
    return estimates;
  }
}
