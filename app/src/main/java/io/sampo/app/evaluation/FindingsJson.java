package io.sampo.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.study.statistics.Aggregate;
import io.sampo.study.statistics.Estimate;
import java.util.Locale;
import java.util.Map;

/**
 * Findings as one JSON object: of one examination its measures; of several these in {@code
 * examinations} and, where there are several models, in {@code aggregates} each quantity with
 * {@code mean}, {@code median} and {@code iqm}, each with {@code value}, {@code low} and {@code
 * high} (95 %), and {@code n}.
 */
public final class FindingsJson {
  private FindingsJson() {}

  public static ObjectNode of(Findings findings) {
    if (findings.all().size() == 1) {
      return of(findings.all().getFirst());
    }
    ObjectNode object = new ObjectMapper().createObjectNode();
    ArrayNode examinations = object.putArray("examinations");
    findings.all().forEach(examined -> examinations.add(of(examined)));
    var aggregates = findings.aggregates();
    if (!aggregates.isEmpty()) {
      ObjectNode all = object.putObject("aggregates");
      aggregates.forEach((quantity, estimates) -> put(all.putObject(quantity.key()), estimates));
    }
    return object;
  }

  private static ObjectNode of(Examined examined) {
    return MeasuresJson.of(examined.asked(), examined.found());
  }

  private static void put(ObjectNode object, Map<Aggregate, Estimate> estimates) {
    estimates.forEach((aggregate, estimate) -> {
      ObjectNode numbers = object.putObject(aggregate.name().toLowerCase(Locale.ROOT));
      numbers.put("value", estimate.value());
      numbers.put("low", estimate.interval().low());
      numbers.put("high", estimate.interval().high());
      object.put("n", estimate.samples());
    });
  }
}
