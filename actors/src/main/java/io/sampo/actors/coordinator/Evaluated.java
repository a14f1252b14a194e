package io.sampo.actors.coordinator;

import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The measure of one step's policy: means over n held-out prompts, and log-probs of held-out pairs.
 *
 * @param winRate share of prompts won against the reference text, ties count ½
 * @param golden score by the evaluating judge; empty where it only compares
 * @param reward score by the training judge; empty where it only compares, or where there is none
 * @param kl exact reverse KL to the reference, nats per response
 * @param klEstimate its single-sample estimate, nats per response
 * @param n prompts
 * @param samples a few of them, for people
 * @param pairs none where no pairs are held out
 */
public record Evaluated(
    int step,
    double winRate,
    OptionalDouble golden,
    OptionalDouble reward,
    double kl,
    double klEstimate,
    int n,
    List<Sample> samples,
    List<Pair> pairs) {
  private static final int SAMPLES = 3;

  /** One prompt with its response and the reference text, as token ids. */
  public record Sample(int[] prompt, int[] response, int[] reference, double win) {}

  /**
   * One held-out pair: summed log-probs of both responses under the policy and under the fixed
   * reference, nats, and their lengths in tokens.
   */
  public record Pair(
      double chosen,
      double rejected,
      double referenceChosen,
      double referenceRejected,
      int chosenLength,
      int rejectedLength) {}

  public Evaluated {
    samples = List.copyOf(samples);
    pairs = List.copyOf(pairs);
  }

  /** Sums in order of number and row, so that equal orders give equal bits. */
  static Evaluated of(int step, List<CompletedOrder> orders) {
    var sums = new double[5];
    int n = 0;
    var samples = new ArrayList<Sample>();
    var pairs = new ArrayList<Pair>();
    for (CompletedOrder completed : orders) {
      if (completed.order() instanceof Order.Compare compare) {
        pairs.addAll(pairs(compare, completed.result()));
        continue;
      }
      var measured = Measured.of(completed);
      for (int row = 0; row < measured.rows(); row++, n++) {
        measured.addTo(sums, row);
        if (n < SAMPLES) {
          samples.add(measured.sample(row));
        }
      }
    }
    return new Evaluated(
        step,
        sums[0] / n,
        scored(sums[1] / n),
        scored(sums[2] / n),
        sums[3] / n,
        sums[4] / n,
        n,
        samples,
        pairs);
  }

  /** A mean over scores; NaN where a row had none. */
  private static OptionalDouble scored(double mean) {
    return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
  }

  private static List<Pair> pairs(Order.Compare order, WorkResult result) {
    if (!(result instanceof WorkResult.Comparisons found)) {
      throw new IllegalStateException(order.id() + ": no log-probs of its pairs");
    }
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < order.chosen().length; i++) {
      pairs.add(
          new Pair(
              found.chosen()[i],
              found.rejected()[i],
              found.referenceChosen()[i],
              found.referenceRejected()[i],
              order.chosen()[i].length,
              order.rejected()[i].length));
    }
    return pairs;
  }

  private record Measured(
      Order.Evaluate order, WorkResult.EvaluationRollout rollout, Verdict.Evaluation verdict) {
    static Measured of(CompletedOrder completed) {
      if (completed.order() instanceof Order.Evaluate order
          && completed.result() instanceof WorkResult.EvaluationRollout rollout
          && completed.verdict() instanceof Verdict.Evaluation verdict) {
        return new Measured(order, rollout, verdict);
      }
      throw new IllegalStateException(completed.order().id() + ": not a complete evaluation");
    }

    int rows() {
      return order.prompts().length;
    }

    void addTo(double[] sums, int row) {
      sums[0] += verdict.wins()[row];
      sums[1] += score(verdict.golden(), row);
      sums[2] += score(verdict.rewards(), row);
      sums[3] += rollout.kl()[row];
      sums[4] += rollout.klEstimate()[row];
    }

    private static double score(double[] scores, int row) {
      return scores.length == 0 ? Double.NaN : scores[row];
    }

    Sample sample(int row) {
      return new Sample(
          order.prompts()[row],
          rollout.responses()[row],
          order.references()[row],
          verdict.wins()[row]);
    }
  }
}
