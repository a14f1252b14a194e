package io.sampo.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sampo.config.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the line at which a JSON file breaks, for readers that do not say. */
final class BrokenJson {
  private static final JsonMapper JSON = new JsonMapper();

  private BrokenJson() {}

  static Optional<DataException> in(Path path, Relation relation) {
    if (relation.format() != FileFormat.JSON) {
      return Optional.empty();
    }
    return relation.array() ? inArray(path) : inLines(path);
  }

  private static Optional<DataException> inLines(Path path) {
    try {
      JsonLines.read(path, (line, object) -> {});
      return Optional.empty();
    } catch (DataException e) {
      return Optional.of(e);
    }
  }

  private static Optional<DataException> inArray(Path path) {
    try (InputStream in = PlainOrGzip.open(path);
        JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      parser.skipChildren();
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(JsonLines.broken(path, e.getLocation().getLineNr(), e));
    } catch (IOException e) {
      return Optional.of(new DataException(path + ": cannot be read: " + e.getMessage(), e));
    }
  }
}
