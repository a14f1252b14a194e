package io.sampo.app.evaluation;

import io.sampo.app.models.Answers;
import io.sampo.data.EvaluationRow;
import io.sampo.judge.ResponseScorer;
import io.sampo.model.Generation;
import io.sampo.model.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Answers prompts and measures the answers. */
record Measuring(Answers answers, Opened opened) {

  /** Rows number {@code from} and on, answered together. */
  List<Measured> of(int from, List<EvaluationRow> rows) {
    List<int[]> prompts = rows.stream().map(EvaluationRow::prompt).toList();
    List<Long> numbers = LongStream.range(from, from + rows.size()).boxed().toList();
    Generation made = answers.to(prompts, numbers, 1);
    int[][] references = rows.stream().map(EvaluationRow::reference).toArray(int[][]::new);
    double[] wins = wins(prompts, made, references);
    double[] golden = scores(opened.golden(), prompts, made.tokens(), made.finished());
    double[] rewards = scores(opened.rewards(), prompts, made.tokens(), made.finished());
    double[] kl = divergences(prompts, made);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int length = made.tokens()[i].length;
      measured.add(new Measured(wins[i], golden[i], rewards[i], kl[i], length, made.finished()[i]));
    }
    return measured;
  }

  private double[] wins(List<int[]> prompts, Generation made, int[][] references) {
    boolean[] ended = new boolean[references.length];
    Arrays.fill(ended, true);
    double[] own = scores(opened.judge(), prompts, made.tokens(), made.finished());
    double[] others = scores(opened.judge(), prompts, references, ended);
    double[] wins = new double[own.length];
    for (int i = 0; i < wins.length; i++) {
      boolean same = Arrays.equals(made.tokens()[i], references[i]);
      wins[i] = same ? 0.5 : (Math.signum(own[i] - others[i]) + 1) / 2;
    }
    return wins;
  }

  private static double[] scores(
      Optional<ResponseScorer> scorer, List<int[]> prompts, int[][] answers, boolean[] finished) {
    return scorer
        .map(known -> known.scores(prompts.toArray(int[][]::new), answers, finished))
        .orElseGet(() -> unknown(answers.length));
  }

  private double[] divergences(List<int[]> prompts, Generation made) {
    Rows rows = Rows.scoringEach(prompts, List.of(made.tokens()));
    return opened
        .reference()
        .map(reference -> sums(rows, opened.policy().divergence(reference, rows)))
        .orElseGet(() -> unknown(prompts.size()));
  }

  private static double[] sums(Rows rows, double[] tokens) {
    double[] sums = new double[rows.lengths().length];
    int at = 0;
    for (int sequence = 0; sequence < sums.length; sequence++) {
      for (int i = 0; i < rows.lengths()[sequence]; i++) {
        sums[sequence] += tokens[at++];
      }
    }
    return sums;
  }

  private static double[] unknown(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
