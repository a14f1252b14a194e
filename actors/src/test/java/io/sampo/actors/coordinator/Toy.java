package io.sampo.actors.coordinator;

import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.Phases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** A run without a model: every answer is a small pure function of the order. */
public final class Toy {
  public static final int PROMPTS = 2;

  private Toy() {}

  /** Batches of {@code online} generate orders and {@code offline} score orders. */
  public static OrderSource source(int lag, int online, int offline, boolean judged) {
    return t -> {
      var orders = new ArrayList<Order>();
      for (int i = 0; i < online + offline; i++) {
        OrderId id = OrderId.training((long) t * (online + offline) + i);
        orders.add(i < online ? generate(id, t, Math.max(0, t - lag), judged) : score(id, t));
      }
      return orders;
    };
  }

  /** Ten seconds are late; three failures and three losses stop the run. */
  static final OrderRules RULES = new OrderRules(Duration.ofSeconds(10), 3, 3, 100, false);

  /** Of four steps of an order each, which nothing but a message moves on. */
  static Behavior<Coordinator.Command> coordinator(
      ActorTestKit kit, RunListener listener, ActorRef<Watchdog.Command> watchdog) {
    return Coordinator.create(
        new CoordinatorSettings(
            new Phases(4, 4, 0),
            new OrderRules(Duration.ofHours(1), 3, 10, 16, false),
            Duration.ZERO,
            Duration.ofHours(1)),
        source(0, 1, 0, false),
        EvaluationPlan.NONE,
        listener,
        kit.<Registry.Command>createTestProbe().ref(),
        watchdog);
  }

  static Order.Generate generate(OrderId id, int step, long version, boolean judged) {
    int n = (int) id.number();
    return new Order.Generate(id, step, version, 2, judged, false, new int[][] {{n, 1}, {n, 2, 3}});
  }

  static Order.Score score(OrderId id, int step) {
    int[][] rows = {{1, 2}, {3}};
    return new Order.Score(id, step, rows, new int[][] {{4}, {5}}, new int[][] {{6}, {5}});
  }

  /** Evaluates every {@code every} steps, {@code orders} orders each. */
  public static EvaluationPlan plan(int every, int orders) {
    return step -> {
      var due = new ArrayList<Order>();
      for (int i = 0; step % every == 0 && i < orders; i++) {
        OrderId id = OrderId.evaluation((long) step * orders + i);
        int[][] rows = {{step, i}, {step, i, 7}};
        due.add(new Order.Evaluate(id, step, step, rows, rows));
      }
      return due;
    };
  }

  /**
   * Row r of order n under version v answers with tokens (n, v, r); odd orders' second pair ties.
   */
  public static WorkResult work(Order order) {
    return switch (order) {
      case Order.Generate g -> rollout(g);
      case Order.Score s ->
          new WorkResult.Scores(s.id(), logProbs(s.chosen()), logProbs(s.rejected()));
      case Order.Replay r -> new WorkResult.References(r.id(), logProbs(r.responses()));
      case Order.Evaluate e -> {
        int[][] responses = responses(e.id(), e.version(), e.prompts().length);
        yield new WorkResult.EvaluationRollout(
            e.id(),
            e.version(),
            responses,
            new boolean[] {true, true},
            new double[] {1, 2},
            new double[] {1.5, 2.5});
      }
      case Order.Compare c -> {
        double[] own = {-1, -2};
        double[] other = {-3, -4};
        yield new WorkResult.Comparisons(c.id(), c.version(), own, other, other, own);
      }
    };
  }

  private static WorkResult.Rollout rollout(Order.Generate order) {
    int rows = order.prompts().length * order.samplesPerPrompt();
    int[][] responses = responses(order.id(), order.version(), rows);
    if (order.id().number() % 2 == 1) {
      responses[3] = responses[2].clone();
    }
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

  private static int[][] responses(OrderId id, long version, int rows) {
    var responses = new int[rows][];
    for (int r = 0; r < rows; r++) {
      responses[r] = new int[] {(int) id.number(), (int) version, r};
    }
    return responses;
  }

  private static float[][] logProbs(int[][] tokens) {
    var rows = new float[tokens.length][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new float[tokens[r].length];
      for (int i = 0; i < rows[r].length; i++) {
        rows[r][i] = -0.1f * (tokens[r][i] + 1);
      }
    }
    return rows;
  }

  public static Verdict judge(Order order, WorkResult result) {
    return switch (order) {
      case Order.Evaluate e ->
          new Verdict.Evaluation(
              e.id(), new double[] {1, 0.5}, new double[] {3, 4}, new double[] {5, 6});
      case Order.Generate g -> pairs(g);
      case Order.Replay _, Order.Score _, Order.Compare _ ->
          throw new IllegalArgumentException(order.id() + " has no verdict for " + result);
    };
  }

  private static Verdict pairs(Order.Generate order) {
    Preference first = order.id().number() % 5 == 4 ? Preference.TIE : Preference.FIRST;
    return new Verdict.Pairs(
        order.id(), new Preference[] {first, Preference.SECOND}, new double[] {1, 2, 3, 4});
  }

  static List<OrderId> ids(List<? extends Order> orders) {
    return orders.stream().map(Order::id).toList();
  }
}
