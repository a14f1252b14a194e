package io.sampo.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RewardModelScorerTest {
  private static final int[][] PROMPTS = {{5, 6, 7}, {8, 9}};
  private static final int[][] RESPONSES = {{10, 1}, {11, 12, 13, 1}, {14, 15}, {16, 1}};

  @Test
  void eachResponseIsScoredAsIfItStoodAlone() {
    double[] together = scores();
    try (LanguageModel model = TinyModel.rewards(40)) {
      for (int row = 0; row < RESPONSES.length; row++) {
        List<List<int[]>> alone = List.of(List.<int[]>of(RESPONSES[row]));
        float score = model.scores(Rows.ending(List.of(PROMPTS[row / 2]), alone))[0];
        assertEquals(score, together[row], 1e-5);
      }
    }
    assertNotEquals(together[0], together[1]);
  }

  @Test
  void twoJudgesScoreAnOrderAlikeBitForBit() {
    assertArrayEquals(scores(), scores());
  }

  private static double[] scores() {
    try (RewardModelScorer scorer = new RewardModelScorer(TinyModel.rewards(40))) {
      return scorer.scores(PROMPTS, RESPONSES, new boolean[] {true, true, false, true});
    }
  }
}
