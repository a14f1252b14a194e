package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TerminationTest {
  private final Termination termination = new Termination(Duration.ofMillis(50));
  private final CountDownLatch actorMayStop = new CountDownLatch(1);
  private final CountDownLatch systemMayEnd = new CountDownLatch(1);
  private final ActorSystem<Void> system =
      ActorSystem.create(
          guardian(),
          "local",
          ConfigFactory.parseString("pekko.actor.provider = local")
              .withFallback(ConfigFactory.load()));

  private Behavior<Void> guardian() {
    return Behaviors.receive(Void.class)
        .onSignal(
            PostStop.class,
            _ -> {
              actorMayStop.await();
              termination.actorsHaveStopped();
              return Behaviors.same();
            })
        .build();
  }

  @AfterEach
  void letGo() {
    actorMayStop.countDown();
    systemMayEnd.countDown();
    system.terminate();
  }

  private void endsOnlyWhenLet() {
    system
        .classicSystem()
        .registerOnTermination(() -> {
          try {
            systemMayEnd.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    termination.follow(system);
  }

  @Test
  void aSystemThatDoesNotEndIsNotWaitedForOnceItsActorsHaveStopped() {
    endsOnlyWhenLet();
    actorMayStop.countDown();
    system.terminate();
    termination.await();
    assertFalse(system.getWhenTerminated().toCompletableFuture().isDone());
  }

  @Test
  void actorsAreWaitedForAsLongAsTheyNeed() throws Exception {
    termination.follow(system);
    system.terminate();
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(termination::await);
    assertFalse(isDone(waiting, 500, TimeUnit.MILLISECONDS));
    actorMayStop.countDown();
    assertTrue(isDone(waiting, 30, TimeUnit.SECONDS));
  }

  private static boolean isDone(CompletableFuture<Void> waiting, long time, TimeUnit unit)
      throws Exception {
    try {
      waiting.get(time, unit);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
