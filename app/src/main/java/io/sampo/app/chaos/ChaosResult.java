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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param asked how many faults were to be suffered
 * @param trials the disturbed runs, at least one
 */
record ChaosResult(long seed, int asked, Undisturbed undisturbed, List<Trial> trials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ChaosResult {
    trials = List.copyOf(trials);
  }

  /** Whether all faults were suffered, and nothing came of them. */
  boolean passes() {
    return sufferedAll() && isUnharmed();
  }

  /** Fewer than were asked for prove less. */
  boolean sufferedAll() {
    return suffered() == asked;
  }

  int suffered() {
    return trials.stream().mapToInt(trial -> trial.events().size()).sum();
  }

  boolean isUnharmed() {
    return trials.stream().allMatch(trial -> trial.isUnharmed(undisturbed));
  }

  boolean sameWeights() {
    return trials.stream().allMatch(trial -> trial.hasSameWeights(undisturbed));
  }

  long lost() {
    return sum(trial -> trial.lost(undisturbed));
  }

  long duplicates() {
    return sum(trial -> trial.duplicates(undisturbed));
  }

  long restarts() {
    return sum(Trial::restarts);
  }

  private long sum(ToLongFunction<Trial> figure) {
    return trials.stream().mapToLong(figure).sum();
  }

  /** Wall time of a disturbed run over the undisturbed one's. */
  double wallRatio() {
    double disturbed = sum(trial -> trial.wall().toMillis());
    return disturbed / trials.size() / undisturbed.wall().toMillis();
  }

  /** Faults that were suffered, by role. */
  Map<String, Long> faults() {
    return events(event -> event.role().text());
  }

  private Map<String, Long> events(Function<Event, String> sort) {
    return trials.stream()
        .flatMap(trial -> trial.events().stream())
        .collect(Collectors.groupingBy(sort, TreeMap::new, Collectors.counting()));
  }

  /** Seconds. */
  List<Double> recoveries(Role role) {
    return trials.stream()
        .flatMap(trial -> trial.recoveries().getOrDefault(role, List.of()).stream())
        .toList();
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
    json.put("runs", trials.size());
    ObjectNode kills = json.putObject("kills");
    faults().forEach(kills::put);
    ObjectNode byKind = json.putObject("faults");
    events(event -> event.fault().kind().text()).forEach(byKind::put);
    json.put("restarts", restarts());
    json.put("weights_sha256", weights());
    json.put("undisturbed_sha256", undisturbed.summary().weightsSha256());
    json.putObject("orders")
        .put("issued", orders(Summary.Orders::issued))
        .put("trained", orders(Summary.Orders::trained))
        .put("dropped", orders(Summary.Orders::dropped))
        .put("reissued", orders(Summary.Orders::reissued));
    json.put("lost", lost());
    json.put("duplicates", duplicates());
    ObjectNode recovery = json.putObject("recovery_s");
    for (Role role : Role.values()) {
      List<Double> seconds = recoveries(role);
      recovery
          .putObject(role.text())
          .put("n", seconds.size())
          .put("median", seconds.isEmpty() ? null : (Double) median(seconds))
          .put("max", seconds.isEmpty() ? null : (Double) most(seconds));
    }
    json.put("wall_ratio", wallRatio());
    AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  /** Of the run whose weights are others, if there is one. */
  private String weights() {
    return trials.stream()
        .filter(trial -> !trial.hasSameWeights(undisturbed))
        .findFirst()
        .orElse(trials.getLast())
        .summary()
        .weightsSha256();
  }

  private long orders(ToLongFunction<Summary.Orders> which) {
    return sum(trial -> which.applyAsLong(trial.summary().orders()));
  }
}
