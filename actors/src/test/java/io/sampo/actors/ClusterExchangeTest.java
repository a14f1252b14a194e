package io.sampo.actors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Coordinator.BatchReady;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Content;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes over TCP, with the frame size of cluster-conf/remoting.conf. */
final class ClusterExchangeTest {
  /** The largest batch that cluster-conf promises: orders × rows × tokens. */
  private static final int ORDERS = 64;

  private static final int ROWS = 16;
  private static final int TOKENS = 256;

  private static ActorTestKit here;
  private static ActorTestKit there;

  @BeforeAll
  static void formACluster() {
    here = TestSystems.node();
    there = TestSystems.node();
    TestSystems.join(here, there);
  }

  @AfterAll
  static void stop() {
    there.shutdownTestKit();
    here.shutdownTestKit();
  }

  /** A reference in {@code here} to an actor of {@code there}, found as workers find each other. */
  private static <T> ActorRef<T> across(TestProbe<T> target, Class<T> type, String name) {
    var key = ServiceKey.create(type, name);
    there.system().receptionist().tell(Receptionist.register(key, target.ref()));
    TestProbe<Receptionist.Listing> listings = here.createTestProbe();
    here.system().receptionist().tell(Receptionist.subscribe(key, listings.ref()));
    return listings
        .fishForMessage(
            Duration.ofSeconds(20),
            listing ->
                listing.getServiceInstances(key).isEmpty()
                    ? FishingOutcomes.continueAndIgnore()
                    : FishingOutcomes.complete())
        .getLast()
        .getServiceInstances(key)
        .iterator()
        .next();
  }

  private static int[][] tokens(int rows) {
    IntFunction<int[]> row = r -> IntStream.range(0, TOKENS).map(i -> i * r).toArray();
    return IntStream.range(0, rows).mapToObj(row).toArray(int[][]::new);
  }

  private static float[][] logProbs(int rows) {
    var logProbs = new float[rows][TOKENS];
    for (float[] row : logProbs) {
      Arrays.fill(row, -1.25f);
    }
    return logProbs;
  }

  private static CompletedOrder completed(int number) {
    OrderId id = OrderId.training(number);
    var order = new Order.Generate(id, 3, 2, 2, true, true, tokens(ROWS / 2));
    var result =
        new WorkResult.Rollout(
            id,
            2,
            tokens(ROWS),
            new boolean[ROWS],
            logProbs(ROWS),
            logProbs(ROWS),
            new float[0][],
            0.01f,
            3);
    var preferences = new Preference[ROWS / 2];
    Arrays.fill(preferences, Preference.FIRST);
    return new CompletedOrder(order, result, new Verdict.Pairs(id, preferences, new double[ROWS]));
  }

  @Test
  void theLargestOrderRolloutAndBatchCross() {
    TestProbe<Object> target = there.createTestProbe(Object.class);
    ActorRef<Object> ref = across(target, Object.class, "largest");
    CompletedOrder one = completed(0);
    var batch =
        new Batch(
            3, 2, IntStream.range(0, ORDERS).mapToObj(ClusterExchangeTest::completed).toList());
    for (Object message :
        new Object[] {
          new Coordinator.Assigned(1, one.order()),
          new Coordinator.ToJudge(1, one.order(), one.result()),
          new BatchReady(batch, Ledger.EMPTY, List.of(0L))
        }) {
      ref.tell(message);
      Object arrived = target.receiveMessage(Duration.ofSeconds(20));
      assertTrue(Content.same(message, arrived), message.getClass().getSimpleName());
    }
  }

  @Test
  void aReferenceThatCrossedStillLeadsBack() {
    TestProbe<Coordinator.Command> coordinator = there.createTestProbe(Coordinator.Command.class);
    ActorRef<Coordinator.Command> ref =
        across(coordinator, Coordinator.Command.class, "coordinator");
    TestProbe<Coordinator.BatchReply> learner = here.createTestProbe();
    ref.tell(
        new Coordinator.PullBatch(
            learner.ref(), "here", 1, 4, Ledger.EMPTY, Map.of("loss", 0.5), List.of(3L)));
    var pull = coordinator.expectMessageClass(Coordinator.PullBatch.class, Duration.ofSeconds(20));
    assertEquals(Map.of("loss", 0.5), pull.metrics());
    pull.replyTo().tell(new Coordinator.RunOver(Coordinator.Ending.STOPPED, "enough"));
    learner.expectMessage(
        Duration.ofSeconds(20), new Coordinator.RunOver(Coordinator.Ending.STOPPED, "enough"));
  }
}
