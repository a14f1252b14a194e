package io.sampo.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Measures as one JSON object: who was asked, and in {@code measures} each quantity with {@code
 * mean}, {@code error} (standard error), {@code low} and {@code high} (95 %) and {@code n}.
 */
final class MeasuresJson {
  private MeasuresJson() {}

  static ObjectNode of(Examination asked, Measures found) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("model", asked.model().path().toString());
    asked.prompts().ifPresent(source -> object.put("data", source.data().name()));
    asked.against().ifPresent(path -> object.put("against", path.toString()));
    asked.reference().ifPresent(path -> object.put("reference", path.toString()));
    asked.judges().golden().ifPresent(name -> object.put("golden", name));
    asked.judges().proxy().ifPresent(path -> object.put("proxy", path.toString()));
    object.put("seed", asked.seed());
    object.put("prompts", found.prompts());
    object.put("pairs", found.pairs());
    ObjectNode measures = object.putObject("measures");
    found
        .estimates()
        .forEach((quantity, estimate) -> put(measures.putObject(quantity.key()), estimate));
    return object;
  }

  private static void put(ObjectNode object, Estimate estimate) {
    object.put("mean", estimate.mean());
    if (Double.isFinite(estimate.error())) {
      object.put("error", estimate.error());
    }
    object.put("low", estimate.low());
    object.put("high", estimate.high());
    object.put("n", estimate.count());
  }
}
