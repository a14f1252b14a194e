package io.sampo.app.loop;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.Peers;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.CoordinatorSettings;
import io.sampo.actors.coordinator.EvaluationPlan;
import io.sampo.actors.coordinator.OrderRules;
import io.sampo.actors.coordinator.OrderSource;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.config.Phases;
import io.sampo.judge.Judging;
import io.sampo.learner.LearnerActor;
import io.sampo.sampler.OrderWork;
import io.sampo.sampler.PolicyVersions;
import io.sampo.sampler.SamplerActor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A whole run with the real actors and a toy model, in one actor system that is a cluster. */
final class ToyRun implements AutoCloseable {
  static final int STEPS = 12;

  final ToyModel model = new ToyModel();
  final Heard heard = new Heard();
  final ActorTestKit kit;
  final ActorRef<Coordinator.Command> coordinator;
  volatile ToyLearning learning = new ToyLearning(model, 0, Ledger.EMPTY);
  private final ToyNode here;

  ToyRun(int lag, Duration reissueAfter) {
    this(new Phases(STEPS, 0, lag), reissueAfter);
  }

  ToyRun(Phases phases, Duration reissueAfter) {
    this(phases, reissueAfter, ConfigFactory.empty());
  }

  /** With settings of the actor system besides. */
  ToyRun(Phases phases, Duration reissueAfter, Config more) {
    kit = ActorTestKit.create("sampo", more.withFallback(settings()));
    var cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    var watchdog = kit.spawn(Watchdog.create(Duration.ofSeconds(20)));
    var registry = kit.spawn(Registry.create("here:1", _ -> {}));
    var settings =
        new CoordinatorSettings(
            phases,
            new OrderRules(reissueAfter, 3, 10, 4, false),
            Duration.ZERO,
            Duration.ofMillis(100));
    coordinator =
        Coordinator.host(
            kit.system(),
            Coordinator.create(settings, source(phases), plan(), heard, registry, watchdog));
    here = new ToyNode(kit, new Peers("here", coordinator, registry, watchdog, ToyNode.ASK_AGAIN));
  }

  /** The final weights of a run that nothing happens to, with one worker of each kind. */
  static long undisturbed(int lag) throws Exception {
    try (var run = new ToyRun(lag, Duration.ofMinutes(5))) {
      run.sampler("sampler", run.model::work);
      run.judge(ToyModel::judge);
      run.learner();
      assertInstanceOf(Outcome.Completed.class, run.heard.outcome());
      return run.finalWeights();
    }
  }

  /** Those after the last step. */
  long finalWeights() {
    return Objects.requireNonNull(model.served.get((long) STEPS));
  }

  static Config settings() {
    var quiet =
        """
        pekko.loglevel = WARNING
        pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
        pekko.coordinated-shutdown.run-by-actor-system-terminate = off
        pekko.coordinated-shutdown.terminate-actor-system = off
        pekko.cluster.run-coordinated-shutdown-when-down = off
        """;
    return ConfigFactory.parseString(quiet)
        .withFallback(ConfigFactory.parseResources("cluster-conf/roles/all.conf"))
        .withFallback(ConfigFactory.load());
  }

  /** Three online orders of three prompts and one offline order a batch. */
  private static OrderSource source(Phases phases) {
    return t -> {
      var orders = new ArrayList<Order>();
      for (int i = 0; i < 3; i++) {
        OrderId id = OrderId.training(t * 4L + i);
        orders.add(new Order.Generate(id, t, phases.version(t), 2, true, false, new int[3][2]));
      }
      int[][] pair = {{1, t}, {2}};
      orders.add(
          new Order.Score(OrderId.training(t * 4L + 3), t, pair, pair, new int[][] {{3}, {2}}));
      return orders;
    };
  }

  private static EvaluationPlan plan() {
    return step ->
        step % 4 != 0
            ? List.of()
            : List.of(
                new Order.Evaluate(id(step, 0), step, step, new int[5][1], new int[5][1]),
                new Order.Evaluate(id(step, 1), step, step, new int[5][1], new int[5][1]),
                new Order.Compare(
                    id(step, 2), step, step, new int[4][1], new int[4][1], new int[4][1]));
  }

  private static OrderId id(int step, int place) {
    return OrderId.evaluation(step * 3L + place);
  }

  /** Where its coordinator is. */
  ToyNode node() {
    return here;
  }

  void sampler(String name, OrderWork work) {
    sampler(name, (_, _) -> {}, work);
  }

  ActorRef<SamplerActor.Command> sampler(String name, PolicyVersions versions, OrderWork work) {
    return here.sampler(name, versions, work);
  }

  void judge(Judging judging) {
    var _ = here.judge(judging);
  }

  ActorRef<LearnerActor.Command> learner() {
    return here.learner(() -> learning);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
