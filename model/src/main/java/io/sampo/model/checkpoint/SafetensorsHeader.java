package io.sampo.model.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sampo.model.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file: each tensor's type, shape and place. The tensors lie one
 * after the other and fill the data, as the format wants; a header that says otherwise is refused.
 */
record SafetensorsHeader(Path path, List<Entry> entries) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A tensor at the bytes {@code from} (inclusive) .. {@code to} (exclusive) of the data. */
  record Entry(String name, String type, List<Long> shape, long from, long to) {}

  /**
   * Reads a header.
   *
   * @param dataSize how many bytes follow it in the file
   */
  static SafetensorsHeader read(Path path, String text, long dataSize) {
    SafetensorsHeader header = new SafetensorsHeader(path, new ArrayList<>());
    for (Map.Entry<String, JsonNode> entry : header.json(text).properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        header.entries.add(header.entry(entry.getKey(), entry.getValue()));
      }
    }
    header.requireTiling(dataSize);
    return header;
  }

  private JsonNode json(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      require(json.isObject(), "its header is not a JSON object");
      return json;
    } catch (JsonProcessingException e) {
      throw new ModelException(path + ": its header is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private Entry entry(String name, JsonNode node) {
    require(node.path("dtype").isTextual(), name + ": has no dtype");
    require(node.path("shape").isArray(), name + ": has no shape");
    List<Long> shape = new ArrayList<>();
    node.path("shape").forEach(dimension -> shape.add(whole(name, dimension)));
    return new Entry(
        name,
        node.path("dtype").asText(),
        List.copyOf(shape),
        whole(name, node.path("data_offsets").path(0)),
        whole(name, node.path("data_offsets").path(1)));
  }

  private long whole(String name, JsonNode node) {
    boolean holds = node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    require(holds, name + ": " + node + " (expected: a size or an offset)");
    return node.asLong();
  }

  private void requireTiling(long dataSize) {
    entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long end = 0;
    for (Entry entry : entries) {
      require(
          entry.from == end && entry.to >= end && entry.to <= dataSize,
          "%s: bytes %d..%d (expected: from %d, at most %d)"
              .formatted(entry.name, entry.from, entry.to, end, dataSize));
      end = entry.to;
    }
    require(end == dataSize, dataSize + " bytes of data (expected: " + end + ")");
  }

  /** Refuses the file for a reason. */
  void require(boolean holds, String problem) {
    if (!holds) {
      throw new ModelException(path + ": not a sound safetensors file: " + problem);
    }
  }
}
