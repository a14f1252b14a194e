package io.sampo.app.run;

import io.sampo.app.management.Measure;
import io.sampo.app.management.Readings;
import io.sampo.config.RunConfig;
import io.sampo.data.verdicts.VerdictPlace;
import io.sampo.data.verdicts.VerdictStore;
import io.sampo.judge.JudgeActor;
import io.sampo.judge.Judging;
import io.sampo.judge.RecordedJudging;
import io.sampo.judge.TwoJudges;
import io.sampo.learner.LearnerActor;
import io.sampo.learner.PolicyLearning;
import io.sampo.learner.pool.GradientPool;
import io.sampo.sampler.HeldSnapshots;
import io.sampo.sampler.ModelWork;
import io.sampo.sampler.SamplerActor;
import io.sampo.weights.Relay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The learner, the samplers and the judges of one node, with the models that they have open. */
final class NodeWorkers implements AutoCloseable {
  private final RunConfig config;
  private final GradientPool.Node node;
  private final HeldSnapshots versions;
  private final Optional<VerdictStore> verdicts;
  private final List<Judging> judges = new ArrayList<>();
  private final List<NodeGuardian.Worker<?>> workers = new ArrayList<>();

  /**
   * Opens the models of the roles.
   *
   * @param inputs digests that a learner's checkpoints remember
   * @param relay this node's snapshots, and where it serves them
   */
  NodeWorkers(
      RunConfig config,
      Set<Role> roles,
      Map<String, String> inputs,
      GradientPool.Node node,
      Relay relay,
      Readings readings) {
    this.config = config;
    this.node = node;
    this.versions = new HeldSnapshots(relay, node.client());
    this.verdicts =
        roles.contains(Role.JUDGE)
            ? VerdictPlace.of(config).map(VerdictStore::at)
            : Optional.empty();
    if (roles.contains(Role.LEARNER) || roles.contains(Role.SAMPLER)) {
      readings.read(Measure.FETCHED, versions::bytesFetched);
      readings.read(Measure.FETCHING, () -> versions.nanosFetching() / 1e9);
    }
    if (roles.contains(Role.LEARNER)) {
      addLearner(inputs);
    }
    if (roles.contains(Role.SAMPLER)) {
      addSamplers();
    }
    if (roles.contains(Role.JUDGE)) {
      addJudges();
    }
  }

  private void addLearner(Map<String, String> inputs) {
    Optional<GradientPool> pool =
        config.deployment().learnerPool()
            ? Optional.of(new GradientPool(config, node, versions::ensure))
            : Optional.empty();
    workers.add(
        new NodeGuardian.Worker<>(
            "learner",
            peers ->
                LearnerActor.create(
                    config.run().steps(),
                    peers,
                    () -> new PolicyLearning(config, node.store(), node.memory(), inputs, pool),
                    pool),
            LearnerActor.Drain.NOW));
  }

  private void addSamplers() {
    for (int i = 1; i <= config.deployment().samplers(); i++) {
      String name = "sampler-" + i;
      ModelWork work = ModelWork.open(config, node.store());
      workers.add(
          new NodeGuardian.Worker<>(
              name,
              peers -> SamplerActor.create(name, peers, versions, work),
              new SamplerActor.Drain(config.deployment().drainWithin())));
    }
  }

  private void addJudges() {
    for (int i = 1; i <= config.deployment().judges(); i++) {
      String name = "judge-" + i;
      Judging judging = judging();
      judges.add(judging);
      workers.add(
          new NodeGuardian.Worker<>(
              name,
              peers -> JudgeActor.create(name, peers, judging),
              new JudgeActor.Drain(config.deployment().drainWithin())));
    }
  }

  private Judging judging() {
    TwoJudges fresh = TwoJudges.from(config);
    return verdicts.<Judging>map(store -> RecordedJudging.of(config, store, fresh)).orElse(fresh);
  }

  /** All of them, to be started. */
  List<NodeGuardian.Worker<?>> all() {
    return List.copyOf(workers);
  }

  /** Judges that wait for the store of verdicts wait no longer. */
  void judgesGiveUp() {
    judges.forEach(Judging::giveUp);
  }

  @Override
  public void close() {
    verdicts.ifPresent(VerdictStore::close);
  }
}
