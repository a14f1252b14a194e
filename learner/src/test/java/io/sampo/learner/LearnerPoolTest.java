package io.sampo.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import com.typesafe.config.ConfigFactory;
import io.sampo.actors.Peers;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.WorkResult;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.learner.step.GradientSource;
import io.sampo.learner.step.PolicyTrainer;
import io.sampo.learner.supervised.TinyModel;
import io.sampo.model.LanguageModel;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import io.sampo.weights.HolderAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Learners that share steps make the weights of one, with the real actors, transfers and models.
 * The leader waits after its first micro-batch until its helpers have begun, so they do help.
 */
final class LearnerPoolTest {
  private static final int STEPS = 3;
  private static final int ORDERS = 6;
  private static final int[][] PROMPTS = {{5, 6, 7}, {8, 9}};
  private static final String CLUSTER =
      """
      pekko.loglevel = WARNING
      pekko.actor.provider = cluster
      pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
      pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
      pekko.coordinated-shutdown.run-by-actor-system-terminate = off
      pekko.coordinated-shutdown.terminate-actor-system = off
      pekko.cluster.run-coordinated-shutdown-when-down = off
      """;

  @TempDir private Path base;
  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString(CLUSTER).withFallback(ConfigFactory.load()).resolve());
  private final List<PoolNode> nodes = new ArrayList<>();
  private final Semaphore begun = new Semaphore(0);
  private Peers peers;

  @BeforeEach
  void begin() {
    try (LanguageModel model = TinyModel.language(DataType.FLOAT32)) {
      model.save(base);
    }
    Cluster cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    ActorRef<Registry.Command> registry = kit.spawn(Registry.create("here:1", _ -> {}));
    ActorRef<Watchdog.Command> watchdog = kit.spawn(Watchdog.create(Duration.ofSeconds(20)));
    ActorRef<Coordinator.Command> nobody = kit.spawn(Behaviors.ignore());
    peers = new Peers("here", nobody, registry, watchdog, Duration.ofMillis(300));
  }

  @AfterEach
  void end() {
    kit.shutdownTestKit();
    nodes.forEach(PoolNode::close);
  }

  // ---- what is trained

  private RunConfig config(String what) {
    return RunConfig.of(
        ConfigFactory.parseString(
            """
            model.path = "%s"
            optimizer { lr = 0.01, schedule = constant }
            run.steps = %d
            deployment.learner-patience = 1e9
            %s
            """
                .formatted(base, STEPS, what)));
  }

  private static Batch batch(int step) {
    return new Batch(
        step,
        Math.max(0, step - 1),
        IntStream.range(0, ORDERS).mapToObj(place -> order(step, place)).toList());
  }

  private static CompletedOrder order(int step, int place) {
    OrderId id = OrderId.training((long) ORDERS * step + place);
    int word = 10 + place;
    return place % 3 == 2 ? online(id, step, word) : offline(id, step, word);
  }

  private static CompletedOrder offline(OrderId id, int step, int word) {
    int[][] chosen = {{3, word, 1}, {2, 1}};
    int[][] rejected = {{word, 1}, {12, 13, 14}};
    return new CompletedOrder(
        new Order.Score(id, step, PROMPTS, chosen, rejected),
        new WorkResult.Scores(
            id, new float[][] {{-3, -3, -3}, {-4, -4}}, new float[][] {{-3, -3}, {-4, -4, -4}}),
        null);
  }

  /** Samples that nobody judges. */
  private static CompletedOrder online(OrderId id, int step, int word) {
    long version = Math.max(0, step - 1);
    int[][] responses = {{3, word}, {word, 1}, {2, 4}, {5, 1}};
    float[][] logProbs = {{-3, -2}, {-4, -4}, {-1, -3}, {-2, -4}};
    return new CompletedOrder(
        new Order.Generate(id, step, version, 2, false, true, PROMPTS),
        new WorkResult.Rollout(
            id, version, responses, new boolean[4], logProbs, logProbs, new float[0][], 0, 0),
        null);
  }

  private static final String HYPO =
      "algorithm { name = hypo, hypo { lambda = 0.5, length-penalty = 0.02 } }, batch.lag = 1";

  // ---- who trains it

  /** What a step is computed with, given the policy at the step's weights. */
  private interface Sharing {
    GradientSource at(Policy policy, int step) throws IOException;
  }

  private String trained(RunConfig config, Sharing sharing) throws IOException {
    try (Policies policies = Policies.of(config);
        PolicyTrainer trainer = trainer(config, policies)) {
      for (int step = 0; step < STEPS; step++) {
        trainer.step(batch(step), sharing.at(trainer.policy(), step));
      }
      return trainer.policy().parameters().sha256();
    }
  }

  private static PolicyTrainer trainer(RunConfig config, Policies policies) {
    boolean averages = config.algorithm().reference() == Reference.EMA;
    return new PolicyTrainer(
        config, policies.begin(), averages ? Optional.of(policies.begin()) : Optional.empty());
  }

  private String alone(RunConfig config) throws IOException {
    return trained(config, (_, _) -> GradientSource.alone());
  }

  private PoolNode leader(RunConfig config) throws IOException {
    PoolNode node = new PoolNode(config, Optional.empty(), () -> {});
    nodes.add(node);
    return node;
  }

  private ActorRef<Void> helper(RunConfig config, PoolNode leader, PoolNode.OnShare onShare)
      throws IOException {
    return helper(config, leader, onShare, Function.identity());
  }

  private ActorRef<Void> helper(
      RunConfig config,
      PoolNode leader,
      PoolNode.OnShare onShare,
      Function<HolderAddress, HolderAddress> told)
      throws IOException {
    PoolNode node = new PoolNode(config, Optional.of(leader.address()), onShare, told);
    nodes.add(node);
    return kit.spawn(node.standing(peers, false));
  }

  /** Shares a step and goes on after the first micro-batch once {@code meanwhile} is done. */
  private GradientSource shared(
      PoolNode leader, Policy policy, int step, long term, Runnable meanwhile) {
    SnapshotEntry entry = leader.publish(step, term, policy.parameters());
    peers
        .registry()
        .tell(new Registry.Publish(entry, kit.<Registry.Published>createTestProbe().ref()));
    begun.drainPermits();
    GradientSource source = leader.pool.sharing(policy, term, entry);
    return (task, sum) -> {
      boolean[] first = {true};
      source.inOrder(
          task,
          gradient -> {
            if (first[0]) {
              first[0] = false;
              meanwhile.run();
            }
            sum.accept(gradient);
          });
    };
  }

  private static double helped(Map<String, Double> metrics) {
    return metrics.getOrDefault("micro_batches_helped", 0.0);
  }

  // ---- what must hold

  @ParameterizedTest
  @ValueSource(
      strings = {
        HYPO,
        HYPO + ", sampling.temperature = 0.7",
        HYPO + ", algorithm { reference = ema, ema-tau = 0.5 }",
        HYPO
            + ", trainable { kind = lora, lora { rank = 4, alpha = 8, adapters = 2, form = unmerged,"
            + " dropout = 0.1 } }"
      })
  void threeLearnersMakeTheWeightsOfOne(String what) throws Exception {
    RunConfig config = config(what);
    PoolNode leader = leader(config);
    kit.spawn(leader.standing(peers, true));
    helper(config, leader, begun::release);
    helper(config, leader, begun::release);
    String together =
        trained(
            config,
            (policy, step) -> {
              assertTrue(step == 0 || helped(leader.pool.metrics()) >= 2, "nobody helped");
              return shared(leader, policy, step, 1, () -> begun.acquireUninterruptibly(2));
            });
    assertEquals(alone(config), together);
    assertTrue(helped(leader.pool.metrics()) >= 2);
  }

  @Test
  void aMicroBatchOfAHelperThatDiesGoesToOthersInTheSameStep() throws Exception {
    RunConfig config = config(HYPO);
    PoolNode leader = leader(config);
    kit.spawn(leader.standing(peers, true));
    Semaphore never = new Semaphore(0);
    ActorRef<Void> doomed =
        helper(
            config,
            leader,
            () -> {
              begun.release();
              never.acquire();
            });
    String together =
        trained(
            config,
            (policy, step) ->
                shared(
                    leader,
                    policy,
                    step,
                    1,
                    step > 0
                        ? () -> {}
                        : () -> {
                          begun.acquireUninterruptibly();
                          kit.stop(doomed);
                        }));
    never.release();
    assertEquals(alone(config), together);
    assertEquals(0, helped(leader.pool.metrics()));
  }

  @Test
  void gradientsThatCannotBeFetchedAreComputedByTheLeader() throws Exception {
    RunConfig config = config(HYPO);
    PoolNode leader = leader(config);
    kit.spawn(leader.standing(peers, true));
    helper(config, leader, begun::release, here -> new HolderAddress(here.host(), 1));
    String together =
        trained(
            config,
            (policy, step) -> shared(leader, policy, step, 1, begun::acquireUninterruptibly));
    assertEquals(alone(config), together);
    assertEquals(0, helped(leader.pool.metrics()));
  }

  @Test
  void helpersFollowTheLeadToAnotherLearner() throws Exception {
    RunConfig config = config(HYPO);
    PoolNode first = leader(config);
    PoolNode second = leader(config);
    ActorRef<Void> leads = kit.spawn(first.standing(peers, true));
    helper(config, first, begun::release);
    String together =
        trained(
            config,
            (policy, step) -> {
              if (step == 0) {
                return shared(first, policy, step, 1, begun::acquireUninterruptibly);
              }
              if (step == 1) {
                first.publish(1, 1, policy.parameters());
                kit.stop(leads);
                kit.spawn(second.standing(peers, true));
              }
              first.publish(step, 1, policy.parameters());
              return shared(second, policy, step, 2, begun::acquireUninterruptibly);
            });
    assertEquals(alone(config), together);
    assertTrue(helped(first.pool.metrics()) >= 1);
    assertTrue(helped(second.pool.metrics()) >= 2);
  }
}
