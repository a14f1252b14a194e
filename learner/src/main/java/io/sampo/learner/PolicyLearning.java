package io.sampo.learner;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.Ledger;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.learner.checkpoint.CheckpointException;
import io.sampo.learner.checkpoint.CheckpointStore;
import io.sampo.learner.checkpoint.KeptSnapshots;
import io.sampo.learner.checkpoint.LearnerTerm;
import io.sampo.learner.checkpoint.Manifest;
import io.sampo.learner.checkpoint.TrainerFiles;
import io.sampo.learner.pool.GradientPool;
import io.sampo.learner.step.GradientSource;
import io.sampo.learner.step.PolicyTrainer;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The learner on a real model: steps, snapshots, checkpoints, the final folder. */
public final class PolicyLearning implements Learning {
  private final RunConfig config;
  private final Path run;
  private final SortedMap<String, String> inputs;
  private final SnapshotStore store;
  private final SnapshotMemory memory;
  private final CheckpointStore checkpoints;
  private final Optional<Recorder> recorder;
  private final Optional<GradientPool> pool;
  private Optional<Lead> lead = Optional.empty();
  private Optional<Policies> policies = Optional.empty();
  private Optional<PolicyTrainer> opened = Optional.empty();
  private Optional<SnapshotEntry> newest = Optional.empty();

  /** Versions that a checkpoint keeps, in so far as they are neither the initial nor its own. */
  private List<Long> needed = List.of();

  private int step;
  private Ledger ledger = Ledger.EMPTY;

  /** Of the update that led to the step; a checkpoint keeps them. */
  private Map<String, Double> metrics = Map.of();

  /**
   * A learner that goes on from the newest checkpoint of the run's folder, if there is one.
   *
   * @param inputs digests of data, reference and judge models, by name: a checkpoint of others is
   *     refused
   * @param pool with whom it shares steps; empty where it makes them alone
   */
  public PolicyLearning(
      RunConfig config,
      SnapshotStore store,
      SnapshotMemory memory,
      Map<String, String> inputs,
      Optional<GradientPool> pool) {
    this.config = config;
    this.run = config.run().folder();
    this.inputs = new TreeMap<>(inputs);
    this.store = store;
    this.memory = memory;
    this.checkpoints = new CheckpointStore(checkpointFolder(), config.checkpoint().keep());
    this.recorder = Recorder.of(config);
    this.pool = pool;
  }

  /** The term of a learner that leads, and what it publishes under it. */
  private record Lead(LearnerTerm term, SnapshotPublisher publisher) {}

  private Path checkpointFolder() {
    return run.resolve("checkpoints");
  }

  private Lead takeLead() {
    refuseOtherThanTheSharedFolder();
    LearnerTerm term = LearnerTerm.take(checkpointFolder(), "pid " + ProcessHandle.current().pid());
    return new Lead(term, new SnapshotPublisher(config.run().name(), store, memory, term.number()));
  }

  private void refuseOtherThanTheSharedFolder() {
    Path written = config.run().file();
    if (!Files.exists(written)) {
      throw new CheckpointException(
          written
              + ": not there (expected: what the coordinator's node has written; run.out is a folder"
              + " that all nodes share)");
    }
  }

  private Lead lead() {
    return lead.orElseThrow(PolicyLearning::notStarted);
  }

  @Override
  public Standing start() {
    lead = Optional.of(takeLead());
    return lead().term().whileLeading(this::begun);
  }

  private Standing begun() {
    Policies source = Policies.of(config);
    policies = Optional.of(source);
    Policy policy = source.begin();
    Optional<Policy> average =
        config.algorithm().reference() == Reference.EMA
            ? Optional.of(source.begin())
            : Optional.empty();
    PolicyTrainer trainer = new PolicyTrainer(config, policy, average);
    opened = Optional.of(trainer);
    List<SnapshotEntry> entries = new ArrayList<>();
    entries.add(lead().publisher().publish(0, policy.parameters()));
    checkpoints.newest().ifPresent(found -> resume(trainer, found, entries));
    recorder.ifPresent(r -> r.goOnFrom(step));
    newest = Optional.of(entries.getLast());
    return new Standing(lead().term().number(), step, ledger, metrics, entries);
  }

  private void resume(
      PolicyTrainer trainer, CheckpointStore.Found found, List<SnapshotEntry> entries) {
    Manifest manifest = found.manifest();
    check(found.folder(), "configuration", manifest.learning(), config.learningDigest());
    inputs.forEach((name, digest) ->
        check(found.folder(), name, manifest.inputs().getOrDefault(name, "none"), digest));
    TrainerFiles.read(trainer, found.folder(), manifest.updates());
    step = manifest.step();
    ledger = manifest.ledger();
    metrics = manifest.metrics();
    lead().term().check();
    needed = KeptSnapshots.of(manifest.files().keySet());
    needed.forEach(v ->
        entries.add(lead().publisher().publish(v, found.folder().resolve(KeptSnapshots.file(v)))));
    if (step > 0) {
      entries.add(lead().publisher().publish(step, trainer.policy().parameters()));
    }
  }

  private static void check(Path folder, String what, String written, String here) {
    if (!written.equals(here)) {
      throw new CheckpointException(
          "%s: made with another %s: %s (expected: %s)".formatted(folder, what, written, here));
    }
  }

  private PolicyTrainer trainer() {
    return opened.orElseThrow(PolicyLearning::notStarted);
  }

  private static IllegalStateException notStarted() {
    return new IllegalStateException("the learner has not started");
  }

  @Override
  public Committed step(Batch batch, Ledger after, List<Long> needed) {
    return lead().term().whileLeading(() -> committed(batch, after, needed));
  }

  private Committed committed(Batch batch, Ledger after, List<Long> needed) {
    long begin = System.nanoTime();
    Map<String, Double> measured = trainer().step(batch, gradients());
    lead().term().check();
    step = batch.step() + 1;
    ledger = after;
    this.needed = needed;
    SnapshotEntry snapshot = lead().publisher().publish(step, trainer().policy().parameters());
    newest = Optional.of(snapshot);
    recorder.ifPresent(r -> r.record(batch));
    measured.putAll(BatchMetrics.of(batch, config.judge().trainingRole()));
    measured.putAll(ProcessMetrics.now());
    pool.ifPresent(shared -> measured.putAll(shared.metrics()));
    measured.put("managed_arrays", (double) trainer().arrays());
    measured.put("update_seconds", secondsSince(begin));
    metrics = Map.copyOf(measured);
    if (due()) {
      leaveCheckpoint();
      measured.put("update_seconds", secondsSince(begin));
    }
    return new Committed(snapshot, measured);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** At the weights that this learner stands at, by whoever helps. */
  private GradientSource gradients() {
    Policy policy = trainer().policy();
    return pool.map(shared -> shared.sharing(policy, lead().term().number(), newest.orElseThrow()))
        .orElseGet(GradientSource::alone);
  }

  private boolean due() {
    int every = config.checkpoint().every();
    return step == config.run().steps() || (every > 0 && step % every == 0);
  }

  @Override
  public void checkpoint() {
    lead().term().whileLeading(this::leaveCheckpoint);
  }

  /** The step of the checkpoint, which is there afterwards. */
  private int leaveCheckpoint() {
    if (checkpoints.has(step)) {
      return step;
    }
    lead().term().check();
    Manifest manifest =
        new Manifest(
            step,
            trainer().updates(),
            ledger,
            new TreeMap<>(metrics),
            config.learningDigest(),
            inputs,
            new TreeMap<>());
    checkpoints.write(manifest, lead().term(), this::writeFiles);
    return step;
  }

  private void writeFiles(Path folder) {
    TrainerFiles.write(trainer(), folder);
    needed.stream()
        .filter(v -> v > 0 && v < step)
        .forEach(v -> lead().publisher().save(v, folder.resolve(KeptSnapshots.file(v))));
  }

  @Override
  public void finish() {
    lead().term().whileLeading(this::finished);
  }

  /** The step of the final model. */
  private int finished() {
    leaveCheckpoint();
    lead().term().check();
    policies.orElseThrow().save(trainer().policy(), run);
    recorder.ifPresent(r -> r.finish(step));
    return step;
  }

  @Override
  public void close() {
    opened.ifPresent(PolicyTrainer::close);
    policies.ifPresent(Policies::close);
  }
}
