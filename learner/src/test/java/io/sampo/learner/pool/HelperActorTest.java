package io.sampo.learner.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.Peers;
import io.sampo.actors.blocking.ModelThread;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.LearnerPool;
import io.sampo.actors.pool.LearnerPool.PullShare;
import io.sampo.actors.pool.LearnerPool.ShareDone;
import io.sampo.actors.pool.LearnerPool.ShareFailed;
import io.sampo.actors.pool.LearnerPool.Shared;
import io.sampo.actors.pool.Share;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.watchdog.Watchdog;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a helper says, and what it holds on to while messages are late; time is the test's. */
final class HelperActorTest {
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Share SHARE = Shares.at(4);
  private static final List<String> HOLDERS = List.of("127.0.0.1:1");
  private static final GradientEntry GRADIENT = new GradientEntry("127.0.0.1", 2, "1".repeat(64));

  private final ActorTestKit kit =
      ActorTestKit.create(
          ManualTime.config()
              .withFallback(ConfigFactory.parseString("pekko.actor.provider = local"))
              .withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<LearnerPool.Command> leader = kit.createTestProbe();
  private final TestProbe<Registry.Command> registry = kit.createTestProbe();

  @BeforeEach
  void aLeaderIsKnown() {
    kit.system().receptionist().tell(Receptionist.register(LearnerPool.KEY, leader.ref()));
  }

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void anUnansweredPullIsRepeatedAsTheSame() {
    help(new Small());
    PullShare first = pull();
    time.timePasses(AGAIN);
    assertEquals(first, pull());
  }

  @Test
  void aMicroBatchIsNotForgottenWhileItsWeightsAreLocated() {
    help(new Small());
    PullShare first = pull();
    first.replyTo().tell(new Shared(first.ask(), SHARE));
    Registry.Locate where = registry.expectMessageClass(Registry.Locate.class);
    time.timePasses(AGAIN);
    assertEquals(first, pull());
    where.replyTo().tell(new Registry.Located(SHARE.weights(), HOLDERS));
    assertEquals(SHARE.id(), leader.expectMessageClass(ShareDone.class).id());
  }

  @Test
  void whatIsDoneIsFollowedByAPullForTheNext() {
    help(new Small());
    PullShare first = pull();
    answer(first);
    ShareDone done = leader.expectMessageClass(ShareDone.class);
    assertEquals(GRADIENT, done.gradient());
    assertEquals(List.of(Shares.SUMS), done.sums());
    assertEquals(first.ask() + 1, pull().ask());
  }

  @Test
  void whatCannotBeComputedIsSaidAndTheNextPulled() {
    help(
        new Small() {
          @Override
          public Computed compute(Share share) {
            throw new IllegalStateException("no room");
          }
        });
    PullShare first = pull();
    answer(first);
    assertEquals("no room", leader.expectMessageClass(ShareFailed.class).cause());
    assertEquals(first.ask() + 1, pull().ask());
  }

  private PullShare pull() {
    return leader.expectMessageClass(PullShare.class);
  }

  private void answer(PullShare pull) {
    pull.replyTo().tell(new Shared(pull.ask(), SHARE));
    registry
        .expectMessageClass(Registry.Locate.class)
        .replyTo()
        .tell(new Registry.Located(SHARE.weights(), HOLDERS));
    assertEquals(SHARE.weights(), registry.expectMessageClass(Registry.Holding.class).entry());
  }

  private void help(Helping helping) {
    Peers peers =
        new Peers(
            "here",
            kit.<Coordinator.Command>createTestProbe().ref(),
            registry.ref(),
            kit.<Watchdog.Command>createTestProbe().ref(),
            AGAIN);
    kit.spawn(
        Behaviors.setup((ActorContext<HelperActor.Command> context) ->
            HelperActor.create(peers, ModelThread.of(context), helping)));
  }

  /** A learner whose gradients are all the same. */
  private static class Small implements Helping {
    @Override
    public void ensure(SnapshotEntry entry, List<String> holders) {
      assertEquals(HOLDERS, holders);
    }

    @Override
    public Computed compute(Share share) {
      return new Computed(GRADIENT, List.of(Shares.SUMS));
    }

    @Override
    public void close() {}
  }
}
