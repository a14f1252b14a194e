package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.model.text.TextTokenizer;
import io.sampo.task.BundledTask;
import io.sampo.task.GoldenScorer;
import io.sampo.task.Split;
import io.sampo.task.TaskTokenizer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GoldenTaskScorerTest {
  private static final int POSTS = 200;

  private final TextTokenizer tokenizer = TextTokenizer.of(TaskTokenizer.json(), "the task");
  private final GoldenTaskScorer scorer = new GoldenTaskScorer(tokenizer);

  @AfterEach
  void close() {
    scorer.close();
  }

  @Test
  void theTasksTokenizerFileEncodesAndDecodesAsTheTaskDoes() {
    for (int index = 0; index < POSTS; index++) {
      String post = BundledTask.prompt(Split.EVALUATION, index);
      String reference = BundledTask.reference(Split.EVALUATION, index);
      assertArrayEquals(TaskTokenizer.encodePrompt(post), tokenizer.encode(post, true));
      assertArrayEquals(TaskTokenizer.encode(reference), tokenizer.encode(reference, false));
      assertEquals(reference, tokenizer.decode(TaskTokenizer.encode(reference), false));
      assertEquals(post, tokenizer.decode(TaskTokenizer.encodePrompt(post), true));
    }
  }

  @Test
  void aFinishedReferenceScoresAsItsTextDoes() {
    int[][] prompts = posts();
    int[][] responses =
        IntStream.range(0, POSTS).mapToObj(i -> ids(reference(i) + " <eos>")).toArray(int[][]::new);
    boolean[] finished = new boolean[POSTS];
    Arrays.fill(finished, true);
    double[] expected = IntStream.range(0, POSTS).mapToDouble(i -> golden(i, true)).toArray();
    assertArrayEquals(expected, scorer.scores(prompts, responses, finished));
  }

  @Test
  void anUnfinishedResponseKeepsItsLastWord() {
    double[] scores = score(ids(reference(0)), ids(reference(0) + " <eos>"));
    assertEquals(golden(0, false), scores[0]);
    assertEquals(golden(0, true), scores[1]);
    assertTrue(scores[0] < scores[1]);
  }

  @Test
  void straySpecialTokensStayInTheText() {
    String spoiled = reference(0) + " <sep> <pad>";
    double[] scores = score(ids(reference(0) + " <eos>"), ids(spoiled + " <eos>"));
    String post = BundledTask.prompt(Split.EVALUATION, 0);
    assertEquals(GoldenScorer.score(post, spoiled, true), scores[1]);
    assertTrue(scores[1] < scores[0]);
  }

  @Test
  void anEmptyResponseHasAScore() {
    String post = BundledTask.prompt(Split.EVALUATION, 0);
    assertEquals(GoldenScorer.score(post, "", true), score(ids("<eos>"))[0]);
  }

  /** Responses to post 0; those that end in {@code <eos>} are finished. */
  private double[] score(int[]... responses) {
    boolean[] finished = new boolean[responses.length];
    for (int i = 0; i < finished.length; i++) {
      finished[i] = responses[i][responses[i].length - 1] == ids("<eos>")[0];
    }
    return scorer.scores(new int[][] {posts()[0]}, responses, finished);
  }

  private static int[][] posts() {
    return IntStream.range(0, POSTS)
        .mapToObj(i -> TaskTokenizer.encodePrompt(BundledTask.prompt(Split.EVALUATION, i)))
        .toArray(int[][]::new);
  }

  private static String reference(int index) {
    return BundledTask.reference(Split.EVALUATION, index);
  }

  private static double golden(int index, boolean finished) {
    String post = BundledTask.prompt(Split.EVALUATION, index);
    return GoldenScorer.score(post, reference(index), finished);
  }

  private static int[] ids(String text) {
    return TaskTokenizer.encode(text);
  }
}
