package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids are what trained models depend on. */
final class VocabularyTest {
  private final Vocabulary vocabulary = Vocabulary.task();

  @Test
  void has238WordsInAFixedOrder() {
    assertEquals(238, vocabulary.size());
    List<String> first = List.of("<pad>", "<eos>", "<sep>", ".", "?", "anna", "ben");
    assertEquals(first, vocabulary.words().subList(0, first.size()));
    assertEquals("basically", vocabulary.words().getLast());
    assertEquals(-251_000_051, vocabulary.words().hashCode(), "some word has another id");
  }

  @Test
  void idsAndWordsAreInverse() {
    for (int id = 0; id < vocabulary.size(); id++) {
      assertEquals(id, vocabulary.id(vocabulary.word(id)));
    }
  }

  @Test
  void categoriesAreDisjointAndHoldNoPhraseWords() {
    List<String> words =
        Arrays.stream(Category.values()).flatMap(each -> each.words().stream()).toList();
    assertEquals(181, words.size());
    assertEquals(181, words.stream().distinct().count());
    List<List<String>> phrases =
        List.of(Phrases.CUES, Phrases.FUNCTION_WORDS, Phrases.FILLERS, Phrases.LEAD_INS);
    assertTrue(
        phrases.stream()
            .flatMap(List::stream)
            .flatMap(phrase -> Words.of(phrase).stream())
            .allMatch(word -> vocabulary.category(word).isEmpty()));
  }

  @Test
  void noWordNeedsAnEscapeInJson() {
    assertTrue(vocabulary.words().stream().allMatch(word -> word.matches("[a-z.?<>]+")));
  }

  @Test
  void aWordThatIsNotOursIsRefused() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> vocabulary.id("quokka"));
    assertTrue(refusal.toString().contains("\"quokka\" (expected: one of the task's 238 words)"));
    assertThrows(IllegalArgumentException.class, () -> vocabulary.word(238));
    assertThrows(IllegalArgumentException.class, () -> vocabulary.word(-1));
  }
}
