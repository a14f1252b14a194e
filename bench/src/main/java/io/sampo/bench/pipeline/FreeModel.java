package io.sampo.bench.pipeline;

import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.judge.Judging;
import io.sampo.sampler.OrderWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A policy and a judge that compute nothing: every response and every verdict is the same. Shapes
 * are those of the demo: 8 prompts × 2 responses an order, 16 tokens each, log-probs under two
 * models.
 */
final class FreeModel {
  private static final int PROMPTS = 8;
  private static final int SAMPLES_PER_PROMPT = 2;
  private static final int LENGTH = 16;

  /** Responses of an order. */
  static final int SAMPLES_PER_ORDER = PROMPTS * SAMPLES_PER_PROMPT;

  private static final int[] TOKENS = IntStream.range(0, LENGTH).toArray();
  private static final float[] LOG_PROBS = new float[LENGTH];

  private FreeModel() {}

  /** The orders of batch t, {@code count} of them, generated under {@code version}. */
  static List<Order> orders(int t, int count, long version) {
    return IntStream.range(0, count)
        .<Order>mapToObj(i ->
            new Order.Generate(
                OrderId.training((long) t * count + i),
                t,
                version,
                SAMPLES_PER_PROMPT,
                true,
                true,
                rows(PROMPTS)))
        .toList();
  }

  /** Generates; an order takes so long. */
  static OrderWork work(Duration generation) {
    return order -> {
      if (generation.isPositive()) {
        Thread.sleep(generation);
      }
      return rollout((Order.Generate) order);
    };
  }

  /** Prefers the first response to every prompt. */
  static Judging judging() {
    Preference[] first = new Preference[PROMPTS];
    Arrays.fill(first, Preference.FIRST);
    return (order, _) -> new Verdict.Pairs(order.id(), first, new double[SAMPLES_PER_ORDER]);
  }

  private static WorkResult rollout(Order.Generate order) {
    return new WorkResult.Rollout(
        order.id(),
        order.version(),
        responses(),
        new boolean[SAMPLES_PER_ORDER],
        logProbs(),
        logProbs(),
        new float[0][],
        0,
        0);
  }

  /** The second response to a prompt differs from the first, so that no pair is tied. */
  private static int[][] responses() {
    int[][] responses = rows(SAMPLES_PER_ORDER);
    for (int row = 1; row < responses.length; row += SAMPLES_PER_PROMPT) {
      responses[row][0] = row;
    }
    return responses;
  }

  private static int[][] rows(int count) {
    return IntStream.range(0, count).mapToObj(_ -> TOKENS.clone()).toArray(int[][]::new);
  }

  private static float[][] logProbs() {
    return IntStream.range(0, SAMPLES_PER_ORDER)
        .mapToObj(_ -> LOG_PROBS.clone())
        .toArray(float[][]::new);
  }
}
