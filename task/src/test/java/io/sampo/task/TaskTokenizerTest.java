package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text becomes ids and back. */
final class TaskTokenizerTest {

  @Test
  void aPromptEndsInTheSeparatorAndACompletionInNothing() {
    assertArrayEquals(new int[] {5, 6, 3, 2}, TaskTokenizer.encodePrompt("anna ben ."));
    assertArrayEquals(new int[] {5, 6, 3}, TaskTokenizer.encode("anna ben ."));
    assertArrayEquals(new int[] {}, TaskTokenizer.encode(""));
  }

  @Test
  void idsDecodeToWordsWithBlanksBetween() {
    assertEquals("anna ben . <eos>", TaskTokenizer.decode(5, 6, 3, 1));
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TaskTokenizer.encode("anna Ben"));
  }

  @Test
  void theFileNamesEveryWordWithItsId() {
    List<String> lines = TaskTokenizer.json().lines().map(String::strip).toList();
    Vocabulary vocabulary = Vocabulary.task();
    for (int id = 0; id < vocabulary.size(); id++) {
      String comma = id + 1 < vocabulary.size() ? "," : "";
      assertTrue(lines.contains("\"%s\": %d%s".formatted(vocabulary.word(id), id, comma)));
    }
  }
}
