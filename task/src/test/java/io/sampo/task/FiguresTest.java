package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the task looks like over many posts, and that tricks do not pay. */
final class FiguresTest {
  private static final int POSTS = 4_000;
  private static final Split SPLIT = Split.VALIDATION;

  @Test
  void referencesAreUneven() {
    double mean = mean(FiguresTest::referenceScore);
    double square = mean(i -> Math.pow(referenceScore(i) - mean, 2));
    assertEquals(0.43, mean, 0.05);
    assertEquals(1.02, Math.sqrt(square), 0.05);
  }

  @Test
  void referencesHaveEightWordsAndAHalf() {
    double mean = mean(i -> Words.of(BundledTask.reference(SPLIT, i)).size());
    assertEquals(8.4, mean, 0.1);
  }

  @Test
  void postsHaveFortyFourWords() {
    double mean = mean(i -> PostGenerator.post(SPLIT, i).words().size());
    assertEquals(44, mean, 0.5);
  }

  @Test
  void thePerfectSummaryBeatsNearlyEveryReference() {
    assertEquals(0.987, winRate(post -> post.story().facts().perfectSummary()), 0.005);
  }

  @Test
  void noTrickBeatsTheReferences() {
    assertTrick("copy of the post", Post::text);
    assertTrick("first 15 words", post -> Words.join(post.words().subList(0, 15)));
    assertTrick("main sentence", post -> post.story().mainSentence());
    assertTrick("keywords", post -> keywords(post.story().facts()));
    assertTrick("outcome", post -> post.story().facts().outcome().clause());
    assertTrick("outcome twice", post -> twice(post.story().facts().outcome().clause()));
    assertTrick("silence", _ -> "");
    assertTrick("one sentence for all", _ -> "anna broke the red lamp in the kitchen");
  }

  private static void assertTrick(String name, Function<Post, String> trick) {
    double rate = winRate(trick);
    assertTrue(rate < 0.5, () -> name + " wins " + rate);
  }

  private static double winRate(Function<Post, String> writer) {
    return mean(i -> {
      Post post = PostGenerator.post(SPLIT, i);
      double score = GoldenScorer.score(post.text(), writer.apply(post), true);
      return (1 + Math.signum(score - referenceScore(i))) / 2;
    });
  }

  private static double referenceScore(int i) {
    String post = BundledTask.prompt(SPLIT, i);
    return GoldenScorer.score(post, BundledTask.reference(SPLIT, i), true);
  }

  private static double mean(IntToDoubleFunction figure) {
    return IntStream.range(0, POSTS).mapToDouble(figure).average().orElseThrow();
  }

  private static String keywords(Facts facts) {
    Event event = facts.main();
    return Words.join(
        List.of(
            event.who(),
            event.verb(),
            event.adjective(),
            event.object(),
            event.place(),
            facts.outcome().who(),
            facts.outcome().mood()));
  }

  private static String twice(String clause) {
    return clause + " and " + clause;
  }
}
