package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.config.OverContext;
import io.sampo.config.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataSetsTest {
  private static final TextRows PROMPTS = prompts("abc", "abcdef", "ab", "abcdefg");

  @Test
  void rowsThatDoNotFitAreRefusedTogether() {
    DataException e =
        assertThrows(DataException.class, () -> sets(OverContext.REFUSE, 8).prompts(PROMPTS));
    assertEquals(
        "p: 2 rows do not fit the context of 8 tokens with what follows the prompt: rows 2, 4"
            + " (data.over-context: truncate-left or drop would let the run start)",
        e.getMessage());
  }

  @Test
  void droppedRowsAreCounted() {
    DataSet<PromptRow> set = sets(OverContext.DROP, 8).prompts(PROMPTS);
    assertEquals(2, set.dropped());
    assertEquals(List.of("abc", "ab"), set.rows().stream().map(PromptRow::text).toList());
  }

  @Test
  void truncationKeepsTheEndOfThePrompt() {
    DataSet<PromptRow> set = sets(OverContext.TRUNCATE_LEFT, 8).prompts(PROMPTS);
    assertEquals(2, set.truncated());
    assertArrayEquals(new int[] {'c', 'd', 'e', 'f', 'g'}, set.rows().get(3).ids());
  }

  @Test
  void whatFollowsThePromptIsNeverCut() {
    DataSets sets = sets(OverContext.TRUNCATE_LEFT, 8);
    TextRows pairs = new TextRows("p", List.of(List.of("p", "x".repeat(8), "y")));
    assertThrows(DataException.class, () -> sets.pairs(pairs));
  }

  @Test
  void nothingLeftIsAnError() {
    assertThrows(DataException.class, () -> sets(OverContext.DROP, 4).prompts(PROMPTS));
  }

  @Test
  void completionsOfPairsAndReferencesEndInEndOfSequence() {
    DataSets sets = sets(OverContext.REFUSE, 20);
    PreferenceRow pair =
        sets.pairs(new TextRows("p", List.of(List.of("p", "x", "yz")))).rows().getFirst();
    assertArrayEquals(new int[] {1, 'p'}, pair.prompt());
    assertArrayEquals(new int[] {'x', 2}, pair.chosen());
    assertArrayEquals(new int[] {'y', 'z', 2}, pair.rejected());
    EvaluationRow held =
        sets.evaluation(new TextRows("p", List.of(List.of("p", "x")))).rows().getFirst();
    assertArrayEquals(new int[] {'x', 2}, held.reference());
    assertEquals("x", held.referenceText());
  }

  @Test
  void theDigestCoversEveryIdAndWhereARowEnds() {
    DataSets sets = sets(OverContext.REFUSE, 20);
    String one = sets.prompts(prompts("ab", "c")).digest();
    assertEquals(one, sets.prompts(prompts("ab", "c")).digest());
    assertNotEquals(one, sets.prompts(prompts("a", "bc")).digest());
    assertNotEquals(one, sets.prompts(prompts("c", "ab")).digest());
  }

  private static TextRows prompts(String... texts) {
    return new TextRows("p", List.of(texts).stream().map(List::of).toList());
  }

  private static DataSets sets(OverContext policy, int context) {
    TextEncoder encoder = new TextEncoder(new CharacterTokenizer(false), Template.PLAIN);
    return new DataSets(encoder, policy, context, 3, CharacterTokenizer.END);
  }
}
