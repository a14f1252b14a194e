package io.sampo.actors.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.actors.TestSystems;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.OrderId;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the watchdog hears of a learner that has a batch. */
final class BatchInHandTest {
  private final ActorTestKit kit = TestSystems.node();
  private final TestProbe<Watchdog.Command> watchdog = kit.createTestProbe();
  private final TestProbe<Coordinator.OrderReply> sampler = kit.createTestProbe();
  private final TestProbe<Coordinator.BatchReply> learner = kit.createTestProbe();
  private final ActorRef<Coordinator.Command> coordinator =
      kit.spawn(Toy.coordinator(kit, new Unheard(), watchdog.ref()));

  /** Batch 0 is made, and the learner gets it. */
  @BeforeEach
  void aBatchIsOut() {
    coordinator.tell(new Coordinator.SeekLead(learner.ref(), "there"));
    watchdog.expectMessage(new Watchdog.Waits("the run", "the learner on there"));
    coordinator.tell(standing(learner, "there", 0));
    watchdog.expectMessage(new Watchdog.Proceeds("the run"));
    learner.expectMessage(new Coordinator.Lead());
    coordinator.tell(new Coordinator.PullOrder(sampler.ref(), "here", 1));
    var assigned = (Coordinator.Assigned) sampler.receiveMessage();
    var result = Toy.work(assigned.order());
    coordinator.tell(new Coordinator.OrderDone(sampler.ref(), "here", result, 1));
    String order = OrderId.training(0).toString();
    watchdog.expectMessage(new Watchdog.Waits(order, "the sampler on here"));
    watchdog.expectMessage(new Watchdog.Proceeds(order));
    learner.expectMessageClass(Coordinator.BatchReady.class);
    watchdog.expectMessage(new Watchdog.Waits("batch 0", "the learner on there"));
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private static Coordinator.PullBatch standing(
      TestProbe<Coordinator.BatchReply> learner, String node, int step) {
    return new Coordinator.PullBatch(
        learner.ref(), node, 1, step, Ledger.EMPTY, Map.of(), List.of((long) step));
  }

  private void isNoLongerWaitedFor() {
    assertEquals(new Watchdog.Proceeds("batch 0"), watchdog.receiveMessage());
  }

  @Test
  void itIsWaitedForUntilTheStepComesBack() {
    coordinator.tell(standing(learner, "there", 1));
    isNoLongerWaitedFor();
  }

  @Test
  void nobodyWaitsForALearnerThatDeparts() {
    coordinator.tell(new Coordinator.Departs(learner.ref(), "there"));
    isNoLongerWaitedFor();
  }

  @Test
  void nobodyWaitsForALearnerThatIsGone() {
    learner.stop();
    isNoLongerWaitedFor();
  }

  @Test
  void nobodyWaitsForALearnerThatDoesNotAnswer() {
    coordinator.tell(new Coordinator.Unreachable(learner.ref().path().address()));
    isNoLongerWaitedFor();
  }

  @Test
  void aLearnerThatTookItsPlaceHasABatchOfItsOwn() {
    TestProbe<Coordinator.BatchReply> next = kit.createTestProbe();
    coordinator.tell(new Coordinator.Leading(next.ref(), "elsewhere", 2));
    isNoLongerWaitedFor();
    watchdog.expectMessage(new Watchdog.Waits("the run", "the learner on elsewhere"));
    coordinator.tell(
        new Coordinator.PullBatch(
            next.ref(), "elsewhere", 2, 0, Ledger.EMPTY, Map.of(), List.of(0L)));
    watchdog.expectMessage(new Watchdog.Proceeds("the run"));
    watchdog.expectMessage(new Watchdog.Waits("batch 0", "the learner on elsewhere"));
  }
}
