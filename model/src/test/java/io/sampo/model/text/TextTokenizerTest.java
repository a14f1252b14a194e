package io.sampo.model.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class TextTokenizerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Truncation and padding as a tokenizer.json may ask for them. */
  private static final String WORDS =
      """
      {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
        "padding": {"strategy": {"Fixed": 16}, "direction": "Right", "pad_to_multiple_of": null,
                    "pad_id": 0, "pad_type_id": 0, "pad_token": "<pad>"},
        "added_tokens": [{"id": 4, "content": "<end>", "single_word": false, "lstrip": false,
                          "rstrip": false, "normalized": false, "special": true}],
        "normalizer": null,
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "post_processor": null,
        "decoder": null,
        "model": {"type": "WordLevel", "vocab": {"<pad>": 0, "a": 1, "b": 2, ",": 3, "<end>": 4},
                  "unk_token": "<unk>"}
      }
      """;

  @Test
  void textsBecomeTheIdsOfTheReferenceTokenizer() throws IOException {
    Path folder = data("tokenizer-gptneox");
    JsonNode fixture = JSON.readTree(folder.resolve("fixture.json").toFile());
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      for (String list : new String[] {"cases", "extra"}) {
        for (JsonNode each : fixture.path(list)) {
          String text = each.path("text").asText();
          assertArrayEquals(ints(each.path("ids")), tokenizer.encode(text, false), text);
          assertEquals(text, tokenizer.decode(tokenizer.encode(text, false), false));
        }
      }
    }
  }

  @Test
  void aTokenizerThatAddsSpecialTokensDoesSoOnDemand() throws IOException {
    Path folder = data("stories260K");
    JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
    String prompt = expected.path("prompt").asText();
    int[] ids = ints(expected.path("prompt_ids"));
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      assertArrayEquals(ids, tokenizer.encode(prompt, true));
      assertEquals(ids.length - 1, tokenizer.encode(prompt, false).length);
      assertEquals(512, tokenizer.vocabularySize());
      int[] greedy = ints(expected.path("greedy_ids"));
      assertTrue(tokenizer.decode(greedy, true).startsWith(prompt), tokenizer.decode(greedy, true));
    }
  }

  @Test
  void nothingIsTruncatedOrPaddedWhateverTheFileSays() {
    try (TextTokenizer tokenizer = TextTokenizer.of(WORDS, "words")) {
      assertArrayEquals(new int[] {1}, tokenizer.encode("a", true));
      assertEquals(5_000, tokenizer.encode("a b ".repeat(2_500), true).length);
    }
  }

  @Test
  void blanksBeforePunctuationStay() {
    try (TextTokenizer tokenizer = TextTokenizer.of(WORDS, "words")) {
      assertEquals("a , b <end>", tokenizer.decode(new int[] {1, 3, 2, 4}, false));
      assertEquals("a , b", tokenizer.decode(new int[] {1, 3, 2, 4}, true));
    }
  }

  @Test
  void idsWithoutATokenAreLeftOutAndNegativeOnesRefused() {
    try (TextTokenizer tokenizer = TextTokenizer.of(WORDS, "words")) {
      assertEquals(5, tokenizer.vocabularySize());
      assertEquals("a b", tokenizer.decode(new int[] {1, 70_000, 2}, false));
      assertRefused("-1", () -> tokenizer.decode(new int[] {-1}, false));
    }
  }

  @Test
  void anUnknownWordIsNamed() {
    try (TextTokenizer tokenizer = TextTokenizer.of(WORDS, "words")) {
      assertRefused("\"xyzzy\"", () -> tokenizer.encode("a b xyzzy a", false));
    }
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    try (TextTokenizer tokenizer = TextTokenizer.of(WORDS, "words")) {
      assertRefused("surrogate", () -> tokenizer.encode("a \ud83e b", false));
    }
  }

  @Test
  void aBrokenFileIsNamedWithItsCause(@TempDir Path folder) throws IOException {
    assertRefused("tokenizer.json", () -> TextTokenizer.open(folder));
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, "{");
    assertRefused("tokenizer.json, line 1", () -> TextTokenizer.open(folder));
    Files.writeString(file, "{\"model\": {\"type\": \"Nothing\"}}");
    assertRefused(file.toString(), () -> TextTokenizer.open(folder));
  }

  private static void assertRefused(String part, Executable call) {
    String message = String.valueOf(assertThrows(ModelException.class, call).getMessage());
    assertTrue(message.contains(part), message);
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static Path data(String name) {
    String root = System.getProperty("sampo.root", "..");
    Path fixtures = Path.of(System.getProperty("sampo.fixtures", root + "/../shared/fixtures"));
    Path folder = fixtures.resolveSibling("data").resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no data in " + folder);
    return folder;
  }
}
