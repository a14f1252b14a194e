package io.sampo.app.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.metrics.MetricsRow.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row of metrics as one line of JSON: {@code {"type":"step","step":3,"time":"…","loss":0.69}}.
 */
final class MetricsLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Beyond this a double no longer holds every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private MetricsLine() {}

  static String of(MetricsRow row) {
    ObjectNode line = JSON.createObjectNode();
    line.put("type", row.kind().name().toLowerCase(Locale.ROOT));
    line.put("step", row.step());
    line.put("time", row.time().toString());
    row.values().forEach((name, value) -> put(line, name, value));
    return line.toString();
  }

  /** The row of a line; empty when the line is no whole row. */
  static Optional<MetricsRow> parse(String line) {
    try {
      return JSON.readTree(line) instanceof ObjectNode row
          ? Optional.of(row(row))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static MetricsRow row(ObjectNode line) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : line.properties()) {
      if (field.getValue().isNumber() && !field.getKey().equals("step")) {
        values.put(field.getKey(), field.getValue().doubleValue());
      }
    }
    Kind kind = Kind.valueOf(line.path("type").asText().toUpperCase(Locale.ROOT));
    Instant time = Instant.parse(line.path("time").asText());
    return new MetricsRow(kind, line.path("step").asInt(-1), time, values);
  }

  private static void put(ObjectNode line, String name, double value) {
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE) {
      line.put(name, (long) value);
    } else {
      line.put(name, value);
    }
  }
}
