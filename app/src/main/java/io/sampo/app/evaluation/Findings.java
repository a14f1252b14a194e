package io.sampo.app.evaluation;

import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.Estimate;
import io.sampo.study.statistics.StratifiedBootstrap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the same questions found for several models on several data sets.
 *
 * @param byData data set by data set, one of each model, in the same order each time
 */
public record Findings(List<List<Examined>> byData) {
  public Findings {
    byData = byData.stream().map(List::copyOf).toList();
  }

  /** Asks all. */
  public static Findings of(List<List<Examination>> asked) {
    return new Findings(
        asked.stream().map(models -> models.stream().map(Examined::of).toList()).toList());
  }

  int models() {
    return byData.getFirst().size();
  }

  int tasks() {
    return byData.size();
  }

  List<Examined> all() {
    return byData.stream().flatMap(List::stream).toList();
  }

  /**
   * Of each quantity the aggregates over its means, one a model and data set: models are runs, data
   * sets tasks. Nothing for one model, which has no spread.
   */
  Map<Quantity, Map<Aggregate, Estimate>> aggregates() {
    Map<Quantity, Map<Aggregate, Estimate>> all = new EnumMap<>(Quantity.class);
    if (models() > 1) {
      for (Quantity quantity : Quantity.values()) {
        double[][] means = means(quantity);
        if (means.length > 0) {
          all.put(quantity, aggregates(means));
        }
      }
    }
    return all;
  }

  private static Map<Aggregate, Estimate> aggregates(double[][] scores) {
    Map<Aggregate, Estimate> estimates = new EnumMap<>(Aggregate.class);
    for (Aggregate aggregate : Aggregate.values()) {
      estimates.put(aggregate, StratifiedBootstrap.OF_TABLES.estimate(aggregate, scores));
    }
    return estimates;
  }

  /** By data set that has the quantity, and by model. */
  private double[][] means(Quantity quantity) {
    return byData.stream()
        .map(models -> models.stream().flatMap(model -> mean(model, quantity)))
        .map(means -> means.mapToDouble(Double::doubleValue).toArray())
        .filter(means -> means.length > 0)
        .toArray(double[][]::new);
  }

  private static Stream<Double> mean(Examined model, Quantity quantity) {
    return Optional.ofNullable(model.found().estimates().get(quantity)).stream()
        .map(estimate -> estimate.mean());
  }
}
