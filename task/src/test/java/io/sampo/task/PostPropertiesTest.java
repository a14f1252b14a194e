package io.sampo.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every post and every reference of it. */
final class PostPropertiesTest {

  @Property
  void theFactsReadFromThePostAreTheFactsItTells(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    Post post = PostGenerator.post(split, index);
    assertEquals(post.story().facts(), FactReader.read(Words.of(post.text())));
  }

  @Property
  void aPostIsNeitherShortNorLong(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    int words = PostGenerator.post(split, index).words().size();
    assertTrue(Post.SHORTEST <= words && words <= Post.LONGEST, () -> words + " words");
  }

  @Property
  void aPostDependsOnItsSplitAndIndexAlone(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    String first = BundledTask.prompt(split, index);
    String neighbour = BundledTask.prompt(split, index + 1);
    assertTrue(!neighbour.equals(first));
    assertEquals(first, BundledTask.prompt(split, index));
    assertEquals(BundledTask.reference(split, index), BundledTask.reference(split, index));
  }

  @Property
  void onlyTheOutcomeSaysNow(@ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    assertEquals(1, Collections.frequency(PostGenerator.post(split, index).words(), "now"));
  }

  @Property
  void thePerfectSummaryHasTwoPointsOnEveryPost(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    Post post = PostGenerator.post(split, index);
    String perfect = post.story().facts().perfectSummary();
    assertEquals(2.0, GoldenScorer.score(post.text(), perfect, true));
  }

  @Property
  void anyWordsAtAllHaveAScoreWithinBounds(
      @ForAll @LongRange(max = 1L << 40) long index,
      @ForAll List<@IntRange(max = 237) Integer> ids) {
    String summary = TaskTokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    double score = GoldenScorer.score(BundledTask.prompt(Split.SFT, index), summary, false);
    assertTrue(-2 <= score && score <= 3, () -> "score " + score);
  }

  @Property
  void aReferenceHasFourToFifteenWords(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    int words = Words.of(BundledTask.reference(split, index)).size();
    assertTrue(4 <= words && words <= ReferenceWriter.LONGEST, () -> words + " words");
  }

  @Property
  void textsSurviveTheTokenizer(
      @ForAll Split split, @ForAll @LongRange(max = 1L << 40) long index) {
    String post = BundledTask.prompt(split, index);
    assertEquals(post, TaskTokenizer.decode(TaskTokenizer.encode(post)));
    assertEquals(post + " <sep>", TaskTokenizer.decode(TaskTokenizer.encodePrompt(post)));
  }

  @Property
  void aPairIsTwoDifferentSummaries(@ForAll @LongRange(max = 1L << 40) long index) {
    PreferencePair pair = BundledTask.preferencePair(Split.PAIRS, index, 2.5);
    assertTrue(!pair.chosen().equals(pair.rejected()));
  }
}
