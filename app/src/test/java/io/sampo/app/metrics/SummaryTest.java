package io.sampo.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SummaryTest {
  @TempDir private Path folder;

  @Test
  void theFileHasTheFieldsThatOthersRead() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Summaries.demo().json());
    for (String field :
        List.of(
            "algorithm",
            "loss",
            "reference",
            "seed",
            "steps",
            "lag",
            "samplers",
            "threads",
            "win_rate_before",
            "win_rate_after",
            "kl",
            "updates_per_s",
            "samples_per_s",
            "wall_s",
            "trainable",
            "trainable_parameters",
            "orders",
            "pairs",
            "weights_sha256")) {
      assertTrue(json.has(field), field);
    }
    assertEquals(List.of("issued", "trained", "dropped", "reissued"), names(json.get("orders")));
    assertEquals(List.of("judged", "trained", "tied", "invalid"), names(json.get("pairs")));
  }

  @Test
  void whatWasWrittenIsReadBackAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("summary.json");
    Files.writeString(file, "an older one");
    Summaries.demo().write(file);
    assertEquals(Summaries.demo(), Summary.read(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
