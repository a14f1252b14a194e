package io.sampo.bench;

import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.PairLogProbs;
import io.sampo.learner.optim.AdamW;
import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.GradientSum;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import io.sampo.model.noise.NoiseKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One online-DPO step: policy forward over chosen and rejected together, reference forward without
 * gradient, backward, clip, AdamW. Every sequence has a row of its own, as in the baseline; the
 * batch goes through in orders, each a micro-batch, as in a run.
 */
public record TrainBenchmark(Job job) {
  /** Pairs of a micro-batch: a step's activations then fit the caches, and are reused by malloc. */
  private static final int PAIRS_PER_ORDER = 16;

  private static final double LEARNING_RATE = 1e-5;

  /** Milliseconds per step, median and best. */
  public record Result(double stepMillis, double bestMillis) {}

  public Result run() {
    AdamWSettings settings = new AdamWSettings(0.9, 0.999, 1e-8, 0.01, 1.0);
    try (LanguageModel policy = job.preset().model(1, job.context());
        LanguageModel reference = job.preset().model(2, job.context())) {
      policy.parameters().requireGradients();
      try (AdamW optimizer = new AdamW(policy, settings)) {
        Timing timing = Timing.of(job.runs(), () -> step(policy, reference, optimizer));
        return new Result(millis(timing.median()), millis(timing.least()));
      }
    }
  }

  private static double millis(double seconds) {
    return Math.round(seconds * 1e5) / 1e2;
  }

  private void step(LanguageModel policy, LanguageModel reference, AdamW optimizer) {
    RandomTokens tokens =
        new RandomTokens(job.preset().vocabularySize(), new NoiseKey(0, 1, optimizer.updates()));
    List<int[]> sequences = tokens.sequences(2 * job.batch(), job.context());
    try (GradientSum gradients = new GradientSum(policy)) {
      for (List<int[]> order : orders(sequences)) {
        add(gradients, rows(order), policy, reference);
      }
      optimizer.update(gradients, LEARNING_RATE);
    }
  }

  /** Each holds the chosen sequences of its pairs, then the rejected ones. */
  private static List<List<int[]>> orders(List<int[]> sequences) {
    int size = 2 * PAIRS_PER_ORDER;
    return IntStream.iterate(0, from -> from < sequences.size(), from -> from + size)
        .mapToObj(from -> sequences.subList(from, Math.min(sequences.size(), from + size)))
        .toList();
  }

  private void add(GradientSum sum, Rows rows, LanguageModel policy, LanguageModel reference) {
    double[] fixed = sums(rows, reference.tokenLogProbs(rows));
    try (Pass pass = policy.tokenPass(rows)) {
      sum.add(pass, cotangents(rows, sums(rows, pass.outputs()), fixed));
    }
  }

  private Rows rows(List<int[]> whole) {
    return Rows.scoringEach(
        whole.stream().map(ids -> Arrays.copyOf(ids, job.promptLength())).toList(),
        whole.stream()
            .map(ids -> Arrays.copyOfRange(ids, job.promptLength(), ids.length))
            .toList());
  }

  private static double[] sums(Rows rows, float[] logProbs) {
    return Arrays.stream(rows.split(logProbs)).mapToDouble(TrainBenchmark::sum).toArray();
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private float[] cotangents(Rows rows, double[] policy, double[] reference) {
    DpoLoss loss = new DpoLoss(0.1, 0);
    int pairs = policy.length / 2;
    float[] cotangents = new float[rows.at().length];
    for (int i = 0; i < pairs; i++) {
      PairLogProbs pair =
          new PairLogProbs(policy[i], policy[pairs + i], reference[i], reference[pairs + i]);
      int length = job.newTokens();
      float slope = (float) (loss.chosenDerivative(pair) / job.batch());
      Arrays.fill(cotangents, i * length, (i + 1) * length, slope);
      Arrays.fill(cotangents, (pairs + i) * length, (pairs + i + 1) * length, -slope);
    }
    return cotangents;
  }
}
