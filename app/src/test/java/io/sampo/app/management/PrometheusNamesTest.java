package io.sampo.app.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus gets has a definition, and what dashboard and rules read is there. */
final class PrometheusNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("sampo.root"));
  private static final Pattern NAME = Pattern.compile("\\bsampo_[a-z_]+");

  /** A row of the page's table: name, unit, labels, meaning. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(sampo_[a-z_]+)` \\|[^|]*\\|([^|]*)\\| .+ \\|$");

  @Test
  void everyNameIsDefinedWithItsLabelsAndNothingElseIs() throws IOException {
    Map<String, String> exposed = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      exposed.put(
          measure.text(),
          measure.labels().stream().map(l -> "`" + l + "`").collect(Collectors.joining(", ")));
    }
    Map<String, String> defined = new TreeMap<>();
    ROW.matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
        .results()
        .forEach(row -> defined.put(row.group(1), row.group(2).strip()));
    assertEquals(exposed, defined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana/sampo.json", "prometheus/rules.yml"})
  void onlyNamesThatExistAreRead(String file) throws IOException {
    String text = Files.readString(ROOT.resolve("cluster-conf").resolve(file));
    List<String> used = NAME.matcher(text).results().map(MatchResult::group).toList();
    Set<String> unknown = new TreeSet<>(used);
    unknown.removeAll(Arrays.stream(Measure.values()).map(Measure::text).toList());
    assertEquals(Set.of(), unknown);
    assertTrue(used.size() > 5, "reads only " + used);
  }
}
