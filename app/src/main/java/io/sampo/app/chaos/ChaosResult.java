package io.sampo.app.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.metrics.Summary;
import io.sampo.app.run.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of it.
 *
 * @param asked how many faults the run was to suffer
 * @param faults that it suffered, by role
 * @param kinds the same, by kind
 * @param restarts of processes, those that were killed included
 * @param expected orders of the whole run
 * @param pairs that the undisturbed run trained on and the disturbed one did not, and the reverse
 * @param recoveries seconds, by role; of the leading learner and coordinator, and of workers that
 *     held an order
 * @param wallRatio from the start of the first process to the end of the last, the disturbed run's
 *     over the undisturbed one's
 */
record ChaosResult(
    long seed,
    int asked,
    Map<String, Integer> faults,
    Map<String, Integer> kinds,
    int restarts,
    Summary undisturbed,
    Summary disturbed,
    long expected,
    PairsApart pairs,
    Map<String, List<Double>> recoveries,
    double wallRatio) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether it suffered all faults, and nothing came of them. */
  boolean passes() {
    return sufferedAll() && sameWeights() && lost() == 0 && duplicates() == 0;
  }

  /** Fewer than were asked for prove less. */
  boolean sufferedAll() {
    return suffered() == asked;
  }

  int suffered() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean sameWeights() {
    return undisturbed.weightsSha256().equals(disturbed.weightsSha256());
  }

  /** Orders that were neither trained nor dropped, or the pairs of them that a step lacks. */
  long lost() {
    return Math.max(pairs.missing(), expected - settled());
  }

  /** Orders that were trained or dropped more than once, or the pairs that a step has too many. */
  long duplicates() {
    return Math.max(pairs.surplus(), settled() - expected);
  }

  private long settled() {
    return disturbed.orders().trained() + disturbed.orders().dropped();
  }

  static double median(List<Double> seconds) {
    List<Double> sorted = new ArrayList<>(seconds);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  static double most(List<Double> seconds) {
    return seconds.stream().mapToDouble(s -> s).max().orElse(0);
  }

  /** Writes chaos.json. */
  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("seed", seed);
    json.put("asked", asked);
    ObjectNode kills = json.putObject("kills");
    faults.forEach(kills::put);
    ObjectNode byKind = json.putObject("faults");
    kinds.forEach(byKind::put);
    json.put("restarts", restarts);
    json.put("weights_sha256", disturbed.weightsSha256());
    json.put("undisturbed_sha256", undisturbed.weightsSha256());
    json.putObject("orders")
        .put("issued", disturbed.orders().issued())
        .put("trained", disturbed.orders().trained())
        .put("dropped", disturbed.orders().dropped())
        .put("reissued", disturbed.orders().reissued());
    json.put("lost", lost());
    json.put("duplicates", duplicates());
    ObjectNode recovery = json.putObject("recovery_s");
    for (Role role : Role.values()) {
      List<Double> seconds = recoveries.getOrDefault(role.text(), List.of());
      recovery
          .putObject(role.text())
          .put("n", seconds.size())
          .put("median", seconds.isEmpty() ? null : (Double) median(seconds))
          .put("max", seconds.isEmpty() ? null : (Double) most(seconds));
    }
    json.put("wall_ratio", wallRatio);
    AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }
}
