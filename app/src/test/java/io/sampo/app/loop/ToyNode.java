package io.sampo.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.Peers;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.judge.JudgeActor;
import io.sampo.judge.Judging;
import io.sampo.learner.LearnerActor;
import io.sampo.learner.Learning;
import io.sampo.sampler.OrderWork;
import io.sampo.sampler.PolicyVersions;
import io.sampo.sampler.SamplerActor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * Where the workers of a toy run are: the run's own actor system, or another that has joined it.
 */
record ToyNode(ActorTestKit kit, Peers peers) implements AutoCloseable {
  static final Duration ASK_AGAIN = Duration.ofMillis(300);

  /** An actor system of its own, reached over TCP. */
  static ToyNode joining(ToyRun run) {
    return joining(run, ConfigFactory.empty());
  }

  /** With settings of the actor system besides. */
  static ToyNode joining(ToyRun run, Config more) {
    ActorTestKit kit = ActorTestKit.create("sampo", more.withFallback(ToyRun.settings()));
    Cluster cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(Cluster.get(run.kit.system()).selfMember().address()));
    kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(20),
            () -> {
              assertEquals(MemberStatus.up(), cluster.selfMember().status());
              return true;
            });
    return new ToyNode(kit, peers(kit));
  }

  private static Peers peers(ActorTestKit kit) {
    return new Peers(
        "there",
        Coordinator.find(kit.system()),
        kit.spawn(Registry.create("there:1", _ -> {})),
        kit.spawn(Watchdog.create(Duration.ofSeconds(20))),
        ASK_AGAIN);
  }

  ActorRef<SamplerActor.Command> sampler(String name, PolicyVersions versions, OrderWork work) {
    return kit.spawn(SamplerActor.create(name, peers, versions, work), name);
  }

  ActorRef<JudgeActor.Command> judge(Judging judging) {
    return kit.spawn(JudgeActor.create("judge", peers, judging));
  }

  ActorRef<LearnerActor.Command> learner(Supplier<Learning> opening) {
    return kit.spawn(LearnerActor.create(ToyRun.STEPS, peers, opening, Optional.empty()));
  }

  /** Returns once this actor has stopped. */
  void awaitStopped(ActorRef<?> actor) {
    kit.createTestProbe().expectTerminated(actor, Duration.ofSeconds(20));
  }

  /** Returns once the actor system has ended of itself. */
  void awaitEnd() throws Exception {
    var _ = kit.system().getWhenTerminated().toCompletableFuture().get(40, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
