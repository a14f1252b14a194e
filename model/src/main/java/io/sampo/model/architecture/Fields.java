package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.ModelException;
import java.util.Optional;

/**
 * The fields of a config.json, each checked when it is read.
 *
 * @param where the file's name, for messages
 */
record Fields(ObjectNode json, String where) {

  boolean has(String key) {
    return json.hasNonNull(key);
  }

  JsonNode at(String key) {
    return json.path(key);
  }

  int count(String key) {
    JsonNode node = json.path(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() <= 0) {
      throw refused(key, node, "a positive whole number");
    }
    return node.asInt();
  }

  int count(String key, int otherwise) {
    return has(key) ? count(key) : otherwise;
  }

  Optional<Integer> id(String key) {
    return has(key) ? Optional.of(json.get(key).asInt()) : Optional.empty();
  }

  boolean flag(String key, boolean otherwise) {
    return json.path(key).asBoolean(otherwise);
  }

  double positive(String key, double otherwise) {
    return has(key) ? positive(key, json.get(key)) : otherwise;
  }

  double positive(String key, JsonNode node) {
    double value = node.asDouble(Double.NaN);
    require(value > 0 && value <= Double.MAX_VALUE, key, node, "a positive number");
    return value;
  }

  void require(boolean holds, String key, Object value, String expected) {
    if (!holds) {
      throw refused(key, value, expected);
    }
  }

  ModelException refused(String key, Object value, String expected) {
    String shown = value.toString().isEmpty() ? "missing" : value.toString();
    return new ModelException(where + ": " + key + ": " + shown + " (expected: " + expected + ")");
  }
}
