package io.sampo.app.evaluation;

import io.sampo.actors.work.Preference;
import io.sampo.app.failure.UserError;
import io.sampo.judge.ResponseJudge;
import io.sampo.judge.ResponseJudge.Opinion;
import java.util.Arrays;

/** What a judge says, in numbers. */
record Opinions(ResponseJudge judge) {

  /** What each answer is worth; nothing where the judge only compares. */
  double[] scores(int[][] prompts, Responses own) {
    return judge.scores(prompts, own.tokens(), own.finished());
  }

  /** By prompt: 1 where the first answer is the better, ½ where neither is. */
  double[] wins(int[][] prompts, Responses own, Responses others) {
    Opinion opinion =
        judge.against(prompts, own.tokens(), own.finished(), others.tokens(), others.finished());
    return Arrays.stream(sound(opinion)).mapToDouble(ResponseJudge::win).toArray();
  }

  /**
   * By pair: 1 where the first response is the better, −1 where the second is, else 0.
   *
   * @param responses two to each prompt
   */
  double[] preferences(int[][] prompts, Responses responses) {
    Opinion opinion = judge.pairs(prompts, responses.tokens(), responses.finished());
    return Arrays.stream(sound(opinion)).mapToDouble(p -> 2 * ResponseJudge.win(p) - 1).toArray();
  }

  private static Preference[] sound(Opinion opinion) {
    if (!Arrays.stream(opinion.scores()).allMatch(Double::isFinite)) {
      throw new UserError(
          "a judge's score is not a number (expected: a finite one; are its weights broken?)");
    }
    return opinion.preferences();
  }
}
