package io.sampo.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON lines: one object a line, UTF-8, gzip'd or not; blank lines are skipped. */
public final class JsonLines {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonLines() {}

  /** Takes an object and the number, from 1, of its line. */
  @FunctionalInterface
  public interface Consumer {
    void accept(int line, ObjectNode object);
  }

  /** Hands over each object in turn; throws {@link DataException} naming file and line. */
  public static void read(Path path, Consumer consumer) {
    if (!Files.isRegularFile(path)) {
      throw new DataException(path + ": no such file");
    }
    try (InputStream in = PlainOrGzip.open(path)) {
      ByteLines lines = new ByteLines(in);
      for (byte @Nullable [] line = lines.next(); line != null; line = lines.next()) {
        if (!isBlank(line)) {
          consumer.accept(lines.number(), object(path, lines.number(), line));
        }
      }
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).isBlank();
  }

  private static ObjectNode object(Path path, int line, byte[] bytes) throws IOException {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw broken(path, line, e);
    }
    throw new DataException(path + ": line " + line + ": not an object (expected: { … })");
  }

  static DataException broken(Path path, int line, JsonProcessingException e) {
    String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return new DataException(path + ": line " + line + ": not JSON: " + why, e);
  }
}
