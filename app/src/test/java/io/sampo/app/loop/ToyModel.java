package io.sampo.app.loop;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A "policy" of one long. Whatever is done with it is a pure function, as with the real one. */
final class ToyModel {
  /** What the nodes serve: weights by version. */
  final Map<Long, Long> served = new ConcurrentHashMap<>(Map.of(0L, 42L));

  static SnapshotEntry entry(long version, long weights) {
    return new SnapshotEntry(version, "%064x".formatted(weights), Long.BYTES, version - 1, 1);
  }

  WorkResult work(Order order) {
    return switch (order) {
      case Order.Generate g -> rollout(g, served.get(g.version()));
      case Order.Replay r -> new WorkResult.References(r.id(), logProbs(r.responses()));
      case Order.Score s ->
          new WorkResult.Scores(s.id(), logProbs(s.chosen()), logProbs(s.rejected()));
      case Order.Evaluate e -> {
        int rows = e.prompts().length;
        yield new WorkResult.EvaluationRollout(
            e.id(),
            e.version(),
            responses(e.id(), rows, served.get(e.version())),
            new boolean[rows],
            new double[rows],
            new double[rows]);
      }
      case Order.Compare c -> {
        double[] own = sums(c.chosen(), served.get(c.version()));
        yield new WorkResult.Comparisons(c.id(), c.version(), own, own, own, own);
      }
    };
  }

  private static double[] sums(int[][] rows, long weights) {
    return Arrays.stream(rows).mapToDouble(row -> mix(weights, row.length) & 0xff).toArray();
  }

  private static WorkResult rollout(Order.Generate order, long weights) {
    int rows = order.prompts().length * order.samplesPerPrompt();
    int[][] responses = responses(order.id(), rows, weights);
    return new WorkResult.Rollout(
        order.id(),
        order.version(),
        responses,
        new boolean[rows],
        logProbs(responses),
        new float[0][],
        new float[0][],
        0f,
        0);
  }

  private static int[][] responses(OrderId id, int rows, long weights) {
    var responses = new int[rows][];
    for (int r = 0; r < rows; r++) {
      responses[r] = new int[] {(int) (mix(weights, id.number() * 31 + r) & 0xffff), r};
    }
    return responses;
  }

  private static float[][] logProbs(int[][] tokens) {
    var rows = new float[tokens.length][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new float[tokens[r].length];
      Arrays.fill(rows[r], -1f / (tokens[r][0] + 1));
    }
    return rows;
  }

  static Verdict judge(Order order, WorkResult result) {
    int prompts =
        switch (order) {
          case Order.Generate g -> g.prompts().length;
          case Order.Evaluate e -> e.prompts().length;
          case Order.Replay _, Order.Score _, Order.Compare _ ->
              throw new IllegalArgumentException(order + " " + result);
        };
    if (order instanceof Order.Evaluate) {
      var ones = new double[prompts];
      Arrays.fill(ones, 1);
      return new Verdict.Evaluation(order.id(), ones, ones, ones);
    }
    var preferences = new Preference[prompts];
    Arrays.setAll(preferences, p -> p % 3 == 2 ? Preference.TIE : Preference.SECOND);
    return new Verdict.Pairs(order.id(), preferences, new double[2 * prompts]);
  }

  /** θ_{t+1}: folds the whole batch in order, so that any other order or content shows. */
  static long update(long weights, Batch batch) {
    long sum = weights;
    for (CompletedOrder completed : batch.orders()) {
      sum = mix(sum, completed.order().id().number());
      sum =
          switch (completed.result()) {
            case WorkResult.Rollout r ->
                mix(mix(sum, Arrays.deepHashCode(r.responses())), r.version());
            case WorkResult.References r -> mix(sum, Arrays.deepHashCode(r.rows()));
            case WorkResult.Scores s -> mix(sum, Arrays.deepHashCode(s.chosen()));
            case WorkResult.EvaluationRollout _, WorkResult.Comparisons _ ->
                throw new IllegalArgumentException(completed.toString());
          };
    }
    return sum;
  }

  private static long mix(long a, long b) {
    long z = (a ^ b) * 0x9E3779B97F4A7C15L;
    return ((z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L) >>> 1;
  }
}
