package io.sampo.app.evaluation;

import io.sampo.data.PreferenceRow;
import io.sampo.model.LanguageModel;
import io.sampo.model.Rows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares labelled pairs: the policy as classifier, f = log π(y1)/π(y2) − log π_ref(y1)/π_ref(y2)
 * ([T] section 5), and the judges beside it. The label calls y1, the chosen response, the better.
 *
 * @param ends token ids that end a response
 */
record PairMeasuring(Opened opened, Set<Integer> ends, Values values) {

  /** Pairs scored together. */
  void add(List<PreferenceRow> some) {
    Rows rows =
        Rows.scoring(
            some.stream().map(PreferenceRow::prompt).toList(),
            some.stream().map(pair -> List.of(pair.chosen(), pair.rejected())).toList());
    double[] own = logProbs(opened.policy(), rows);
    values.add(Quantity.CHOSEN_LOGPROB, every(own, 0));
    values.add(Quantity.REJECTED_LOGPROB, every(own, 1));
    Optional<double[]> golden = preferences(JudgeRole.GOLDEN, some);
    opened
        .reference()
        .ifPresent(reference -> classify(margins(own, logProbs(reference, rows)), golden));
    judged(golden, preferences(JudgeRole.PROXY, some));
  }

  private void classify(double[] f, Optional<double[]> golden) {
    values.add(Quantity.CLASSIFIER_MARGIN, f);
    values.add(Quantity.CLASSIFIER_ACCURACY, Agreement.withLabels(f));
    golden.ifPresent(
        truth -> values.add(Quantity.CLASSIFIER_GOLDEN_ACCURACY, Agreement.of(f, truth)));
  }

  private void judged(Optional<double[]> golden, Optional<double[]> proxy) {
    golden.ifPresent(scores -> values.add(Quantity.GOLDEN_ACCURACY, Agreement.withLabels(scores)));
    proxy.ifPresent(scores -> {
      values.add(Quantity.PROXY_ACCURACY, Agreement.withLabels(scores));
      golden.ifPresent(
          truth -> values.add(Quantity.PROXY_GOLDEN_ACCURACY, Agreement.of(scores, truth)));
    });
  }

  private static double[] logProbs(LanguageModel model, Rows rows) {
    return Sums.of(rows, model.tokenLogProbs(rows));
  }

  private static double[] margins(double[] own, double[] reference) {
    return IntStream.range(0, own.length / 2)
        .mapToDouble(pair ->
            (own[2 * pair] - own[2 * pair + 1]) - (reference[2 * pair] - reference[2 * pair + 1]))
        .toArray();
  }

  /** Whether a judge prefers the chosen response: 1, 0 or −1. */
  private Optional<double[]> preferences(JudgeRole role, List<PreferenceRow> some) {
    int[][] prompts = some.stream().map(PreferenceRow::prompt).toArray(int[][]::new);
    return Optional.ofNullable(opened.judges().get(role))
        .map(judge -> judge.preferences(prompts, responses(some)));
  }

  private Responses responses(List<PreferenceRow> some) {
    int[][] tokens =
        some.stream()
            .flatMap(pair -> Stream.of(pair.chosen(), pair.rejected()))
            .toArray(int[][]::new);
    boolean[] finished = new boolean[tokens.length];
    for (int i = 0; i < finished.length; i++) {
      int length = tokens[i].length;
      finished[i] = length > 0 && ends.contains(tokens[i][length - 1]);
    }
    return new Responses(tokens, finished);
  }

  private static double[] every(double[] values, int first) {
    return IntStream.range(0, values.length / 2)
        .mapToDouble(pair -> values[2 * pair + first])
        .toArray();
  }
}
