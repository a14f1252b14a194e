package io.sampo.app.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.study.Evidence;
import io.sampo.study.Finding;
import io.sampo.study.StudyResult;
import io.sampo.study.statistics.Interval;
import java.util.Arrays;

/** {@code study.json}: a study's verdicts with the numbers that decided them. */
final class StudyJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StudyJson() {}

  static String of(StudyResult result, double wallSeconds, String command) {
    ObjectNode study = JSON.createObjectNode();
    study.put("name", result.study().name());
    study.put("scale", result.scale().words());
    ArrayNode seeds = study.putArray("seeds");
    result.seeds().forEach(seed -> seeds.add(seed));
    study.put("wall_s", Math.round(wallSeconds * 10) / 10.0);
    study.put("command", command);
    ArrayNode findings = study.putArray("findings");
    result.findings().forEach(finding -> findings.add(finding(finding)));
    return study.toPrettyString() + "\n";
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("claim", finding.claim());
    node.put("paper", finding.paper());
    node.put("verdict", finding.verdict().words());
    ObjectNode numbers = node.putObject("numbers");
    finding.evidence().forEach(one -> numbers.set(one.name(), numbers(one)));
    return node;
  }

  private static ObjectNode numbers(Evidence evidence) {
    ObjectNode node = JSON.createObjectNode();
    if (evidence.isWhole()) {
      node.put("mean", evidence.estimate().value());
      Interval interval = evidence.estimate().interval();
      if (Double.isFinite(interval.low())) {
        node.putArray("interval").add(interval.low()).add(interval.high());
      }
    }
    ArrayNode seeds = node.putArray("seeds");
    Arrays.stream(evidence.perSeed()).forEach(value -> add(seeds, value));
    return node;
  }

  /** JSON knows no NaN: what was not measured is null. */
  private static void add(ArrayNode array, double value) {
    if (Double.isFinite(value)) {
      array.add(value);
    } else {
      array.addNull();
    }
  }
}
