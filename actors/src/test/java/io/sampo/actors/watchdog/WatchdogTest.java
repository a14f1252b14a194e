package io.sampo.actors.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.actors.TestSystems;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
  private static final Duration AFTER = Duration.ofSeconds(20);

  private final AtomicLong nanos = new AtomicLong();
  private ActorTestKit kit;
  private ManualTime time;
  private ActorRef<Watchdog.Command> watchdog;
  private TestProbe<Watchdog.Waiting> probe;

  @BeforeEach
  void start() {
    kit = ActorTestKit.create(ManualTime.config().withFallback(TestSystems.local()));
    time = ManualTime.get(kit.system());
    watchdog = kit.spawn(Watchdog.create(AFTER, nanos::get));
    probe = kit.createTestProbe();
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private Watchdog.Waiting waiting() {
    watchdog.tell(new Watchdog.GetWaiting(probe.ref()));
    return probe.receiveMessage();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanos.addAndGet(1_000_000_000L);
      time.timePasses(Duration.ofSeconds(1));
    }
  }

  @Test
  void whoeverIsLateIsNamedWithinThirtySecondsWithWhatItWaitsFor() {
    watchdog.tell(new Watchdog.Waits("order 7", "the sampler on node-b"));
    assertEquals(1, waiting().waits().size());
    LoggingTestKit.warn("late: order 7 waits for the sampler on node-b since 2")
        .withLoggerName(Watchdog.class.getName())
        .expect(
            kit.system(),
            () -> {
              pass(29);
              return waiting();
            });
    var wait = waiting().waits().getFirst();
    assertTrue(wait.late());
    assertEquals(Duration.ofSeconds(29), wait.since());
  }

  @Test
  void aWaitSaidAgainKeepsItsFirstMoment() {
    watchdog.tell(new Watchdog.Waits("learner", "batch 3"));
    assertFalse(waiting().waits().getFirst().late());
    pass(15);
    watchdog.tell(new Watchdog.Waits("learner", "batch 3"));
    assertEquals(Duration.ofSeconds(15), waiting().waits().getFirst().since());
  }

  @Test
  void whoeverProceedsIsForgotten() {
    watchdog.tell(new Watchdog.Waits("learner", "batch 3"));
    watchdog.tell(new Watchdog.Proceeds("learner"));
    assertTrue(waiting().waits().isEmpty());
  }

  @Test
  void aWaitThatBeganEarlierIsNamedEarlier() {
    watchdog.tell(new Watchdog.Waits("the sampler on b", "its heartbeats", Duration.ofSeconds(8)));
    assertEquals(Duration.ofSeconds(8), waiting().waits().getFirst().since());
    LoggingTestKit.warn("late: the sampler on b waits for its heartbeats since 2")
        .expect(
            kit.system(),
            () -> {
              pass(17);
              return waiting();
            });
  }

  @Test
  void whoeverWaitedInVainIsNamedAtOnceAndForgotten() {
    watchdog.tell(new Watchdog.Waits("the sampler on b", "its heartbeats", Duration.ofSeconds(6)));
    LoggingTestKit.warn("late: the sampler on b waits for its heartbeats since 6 s")
        .expect(
            kit.system(),
            () -> {
              watchdog.tell(new Watchdog.GivesUp("the sampler on b"));
              return waiting();
            });
    assertTrue(waiting().waits().isEmpty());
  }

  @Test
  void whoeverWasNamedIsNotNamedAgainWhenItGivesUp() {
    watchdog.tell(new Watchdog.Waits("the sampler on b", "its heartbeats"));
    LoggingTestKit.warn("late: ")
        .withOccurrences(1)
        .expect(
            kit.system(),
            () -> {
              pass(25);
              watchdog.tell(new Watchdog.GivesUp("the sampler on b"));
              return waiting();
            });
    assertTrue(waiting().waits().isEmpty());
  }
}
