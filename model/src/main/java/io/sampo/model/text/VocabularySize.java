package io.sampo.model.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.model.ModelException;

/** One more than the largest token id that a tokenizer.json names. */
final class VocabularySize {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VocabularySize() {}

  static int of(String json, String name) {
    JsonNode root = parse(json, name);
    JsonNode words = root.path("model").path("vocab");
    int size = words.isArray() ? words.size() : 0;
    if (words.isObject()) {
      for (JsonNode id : words) {
        size = Math.max(size, id.asInt() + 1);
      }
    }
    for (JsonNode added : root.path("added_tokens")) {
      size = Math.max(size, added.path("id").asInt() + 1);
    }
    return size;
  }

  private static JsonNode parse(String json, String name) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new ModelException(name + line + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
