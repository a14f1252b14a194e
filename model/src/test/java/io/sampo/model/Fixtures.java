package io.sampo.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * Numeric vectors of the reference implementations, where they are there: {@code
 * -Dsampo.fixtures=DIR}.
 */
public final class Fixtures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  public static Path folder() {
    String root = System.getProperty("sampo.root", "..");
    Path folder = Path.of(System.getProperty("sampo.fixtures", root + "/../shared/fixtures"));
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no fixtures in " + folder);
    return folder;
  }

  public static Path data() {
    Path folder = folder().resolveSibling("data");
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no data in " + folder);
    return folder;
  }

  /** The model folders of one {@code model_type}. */
  public static List<Path> models(String type) {
    try (Stream<Path> folders = Files.list(folder().resolve("models"))) {
      return folders
          .filter(f -> json(f.resolve("config.json")).path("model_type").asText().equals(type))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}
