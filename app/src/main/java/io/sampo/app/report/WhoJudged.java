package io.sampo.app.report;

import io.sampo.app.metrics.Summary;

/** The two judges of a run by role and kind, in words: who drove the training, who measured. */
final class WhoJudged {
  private WhoJudged() {}

  static String inWords(Summary summary) {
    String measured = "measured by the golden judge, " + kind(summary.evaluationJudge());
    if (summary.trainingJudge().equals("none")) {
      return "no judge in training, " + measured;
    }
    if (summary.trainingJudge().equals("recorded")) {
      return "driven by recorded verdicts; " + measured;
    }
    boolean same =
        summary.trainingJudge().equals("golden") && summary.evaluationJudge().equals("golden");
    return same
        ? "driven and " + measured
        : "driven by the proxy judge, " + kind(summary.trainingJudge()) + "; " + measured;
  }

  private static String kind(String name) {
    return switch (name) {
      case "reward-model" -> "a reward model";
      case "preference-model" -> "a preference model";
      case "golden" -> "the task's scorer";
      default -> "nobody";
    };
  }
}
