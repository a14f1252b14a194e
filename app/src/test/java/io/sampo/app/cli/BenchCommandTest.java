package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchCommandTest {
  @Test
  void theFieldsAreThoseOfTheBaseline() throws IOException {
    assertEquals(
        List.of(
            "what",
            "preset",
            "batch",
            "prompt_len",
            "new_tokens",
            "threads",
            "tokens_per_s",
            "best"),
        fields("generate"));
    assertEquals(
        List.of(
            "what", "preset", "batch", "prompt_len", "new_tokens", "threads", "step_ms", "best_ms"),
        fields("train"));
  }

  @Test
  void withoutJsonItIsALineForPeople() {
    String line = Invocation.succeeds("bench", "generate", "--batch=1", "--new-tokens=2").out();
    assertTrue(line.contains(" tokens/s (best "), line);
    assertTrue(line.contains("generate tiny: batch 1, prompts of 16, 2 new tokens"), line);
  }

  private static List<String> fields(String job) throws IOException {
    String line =
        Invocation.succeeds(
                "bench",
                job,
                "--preset",
                "tiny",
                "--batch",
                2,
                "--prompt-len",
                4,
                "--new-tokens",
                3,
                "--runs",
                1,
                "--json")
            .out();
    JsonNode object = new ObjectMapper().readTree(line);
    assertEquals(job, object.get("what").textValue());
    assertEquals(2, object.get("batch").intValue());
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
