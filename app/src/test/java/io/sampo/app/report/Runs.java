package io.sampo.app.report;

import io.sampo.app.metrics.MetricsRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A run that never was, for tests. */
final class Runs {
  static final String CONFIG =
      """
      algorithm {
          beta = 0.1
          loss = dpo
          name = bpo
          reference = behaviour
      }
      batch.lag = 1
      run { seed = 7, steps = 60 }
      """;

  private Runs() {}

  static List<Example> examples() {
    String post =
        "Anna's old boat has a hole in it and the lake is cold. She asked her brother to bring the"
            + " glue on Friday, but he forgot. Now the race is on Sunday and the boat still leaks."
            + " Her neighbour says that he has <b>cats</b> & dogs and no glue.";
    return List.of(
        new Example(
            post,
            "Anna's boat leaks before the race, her brother forgot the glue.",
            "Anna boat the lake the lake is cold her brother",
            "Anna's boat still leaks and the race is on Sunday; her brother forgot the glue."),
        new Example(post, "The boat leaks.", "", "The boat leaks, and the race is near."),
        new Example(post, "", "The cat sat.", "The neighbour has no glue."));
  }

  static List<MetricsRow> rows() {
    Random random = new Random(7);
    List<MetricsRow> rows = new ArrayList<>();
    for (int step = 0; step <= 60; step++) {
      if (step > 0) {
        rows.add(MetricsRow.step(step, step(step, random)));
      }
      if (step % 10 == 0) {
        rows.add(MetricsRow.evaluation(step, evaluation(step, random)));
      }
    }
    return rows;
  }

  private static Map<String, Double> step(int step, Random random) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", 0.6931 - 0.002 * step + 0.02 * random.nextGaussian());
    values.put("proxy", -0.1 + 0.03 * step + 0.2 * random.nextGaussian());
    values.put("chosen_logprob", -28 - 0.05 * step + random.nextGaussian());
    values.put("rejected_logprob", -29 - 0.2 * step + random.nextGaussian());
    values.put("samples_per_s", 150 + 12 * random.nextGaussian());
    values.put("generate_seconds", 0.52 + 0.03 * random.nextGaussian());
    values.put("judge_seconds", step > 20 && step < 26 ? Double.NaN : 0.11);
    values.put("update_seconds", 0.61 + 0.03 * random.nextGaussian());
    values.put("lag", step == 1 ? 0.0 : 1.0);
    return values;
  }

  private static Map<String, Double> evaluation(int step, Random random) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("win_rate", 0.42 + 0.2 * Math.sqrt(step / 60.0) + 0.01 * random.nextGaussian());
    values.put("proxy", -0.12 + 0.031 * step);
    values.put("kl", 0.05 * step + 0.0002 * step * step);
    values.put("kl_estimate", Math.max(0, 0.05 * step + 0.2 * random.nextGaussian()));
    return values;
  }
}
