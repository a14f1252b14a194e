package io.sampo.learner;

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

  /** The cases of one file, for example {@code losses/dpo.json}. */
  public static Stream<JsonNode> cases(String file) {
    JsonNode cases = json(folder().resolve(file)).get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  /** The folders of models of these {@code model_type}s. */
  public static Stream<Path> models(List<String> types) {
    try (Stream<Path> folders = Files.list(folder().resolve("models"))) {
      List<Path> found = folders.filter(f -> types.contains(type(f))).sorted().toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(Path folder) {
    return json(folder.resolve("config.json")).path("model_type").asText();
  }

  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  public static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}
