package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The figures of single summaries, on one post. */
final class GoldenScorerTest {
  private static final String POST =
      "on monday anna was at the gym . clara saw the old drum near the bank . "
          + "then anna broke the red lamp in the kitchen . now ben is angry . any advice please ?";

  @Test
  void thePerfectSummaryHasTwoPoints() {
    assertScore(2.0, "anna broke the red lamp in the kitchen and ben is angry");
  }

  @Test
  void theBareEventHasSevenTenths() {
    assertScore(0.7, "anna broke the lamp");
  }

  @Test
  void tellingTheOutcomeTwiceCostsMoreThanItGives() {
    assertScore(0.3, "anna broke the red lamp in the kitchen and ben is angry and ben is angry");
  }

  @Test
  void anInventedObjectCostsTwice() {
    assertScore(0.8, "anna broke the red vase in the kitchen and ben is angry");
  }

  @Test
  void anObjectOfAnotherEventCostsLess() {
    assertScore(1.15, "anna broke the red drum in the kitchen and ben is angry");
  }

  @Test
  void aListOfKeywordsIsNoSummary() {
    assertScore(-0.2, "anna broke red lamp kitchen ben angry");
  }

  @Test
  void silenceIsNoSummary() {
    assertScore(-1.3, "");
  }

  @Test
  void aSummaryThatNeverEndsLosesHalfAPoint() {
    String perfect = "anna broke the red lamp in the kitchen and ben is angry";
    assertEquals(1.5, GoldenScorer.score(POST, perfect, false));
  }

  @Test
  void theWrongPrepositionLosesThePlace() {
    assertScore(1.6, "anna broke the red lamp near the kitchen and ben is angry");
  }

  @Test
  void aCopyOfThePostIsClippedAtTheBottom() {
    assertScore(-2.0, POST);
  }

  @Test
  void wordsFromOutsideTheVocabularyAreScoredToo() {
    assertScore(0.0, "anna broke the quokka lamp");
  }

  @Test
  void theNameOfACategoryIsAWordLikeAnyOther() {
    assertScore(-1 - 2 * 0.3 - 0.1, "NAME");
  }

  @Test
  void aTextThatIsNoPostIsRefusedWithTheReason() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> GoldenScorer.score("hello world", "", true));
    assertTrue(refusal.toString().contains("0 words are a main verb (expected: one)"));
  }

  @Test
  void seventyTwoPairsAreLegal() {
    assertEquals(72, LegalPairs.count());
  }

  private static void assertScore(double expected, String summary) {
    assertEquals(expected, GoldenScorer.score(POST, summary, true), 1e-9);
  }
}
