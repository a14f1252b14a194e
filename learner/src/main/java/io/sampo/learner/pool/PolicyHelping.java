package io.sampo.learner.pool;

import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.Share;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.config.RunConfig;
import io.sampo.learner.step.GradientWork;
import io.sampo.learner.step.MicroGradient;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import io.sampo.weights.GradientKey;
import io.sampo.weights.GradientShelf;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.SnapshotStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Helps with a real model, which is opened when the first micro-batch comes. */
final class PolicyHelping implements Helping {
  private final RunConfig config;
  private final HeldVersions versions;
  private final SnapshotStore store;
  private final SnapshotMemory memory;
  private final GradientShelf shelf;
  private final HolderAddress address;
  private @Nullable Opened opened;
  private @Nullable SnapshotEntry loaded;
  private boolean closed;

  /** A model that has the weights of some version, and what works on it. */
  private record Opened(Policies source, Policy policy, GradientWork work, GradientForm form) {
    static Opened of(RunConfig config) {
      Policies source = Policies.of(config);
      Policy policy = source.begin();
      policy.members().forEach(member -> member.parameters().requireGradients());
      return new Opened(
          source,
          policy,
          new GradientWork(config, policy.members()),
          new GradientForm(policy.members()));
    }

    void close() {
      policy.close();
      source.close();
    }
  }

  /**
   * A helper to be.
   *
   * @param address where this node serves what is on the shelf
   */
  PolicyHelping(
      RunConfig config,
      HeldVersions versions,
      SnapshotStore store,
      SnapshotMemory memory,
      GradientShelf shelf,
      HolderAddress address) {
    this.config = config;
    this.versions = versions;
    this.store = store;
    this.memory = memory;
    this.shelf = shelf;
    this.address = address;
  }

  @Override
  public void ensure(SnapshotEntry entry, List<String> holders) throws Exception {
    versions.ensure(entry, holders);
  }

  @Override
  public Computed compute(Share share) {
    Opened model = open();
    load(model, share.weights());
    try (MicroGradient gradient = model.work().of(share)) {
      return new Computed(serve(model, share, gradient), gradient.sums());
    }
  }

  private Opened open() {
    if (closed) {
      throw new IllegalStateException("this learner helps no more");
    }
    Opened model = opened == null ? Opened.of(config) : opened;
    opened = model;
    return model;
  }

  private void load(Opened model, SnapshotEntry weights) {
    if (weights.equals(loaded)) {
      return;
    }
    loaded = null;
    try (Snapshot held = held(weights.version())) {
      model.policy().parameters().copyFrom(held.bytes());
    }
    loaded = weights;
  }

  private Snapshot held(long version) {
    return store
        .get(version)
        .orElseThrow(
            () -> new IllegalStateException("version " + version + " is needed and not held"));
  }

  private GradientEntry serve(Opened model, Share share, MicroGradient gradient) {
    int step = share.id().step();
    long term = share.id().term();
    String run = config.run().name();
    Snapshot bytes =
        model.form().write(gradient, memory, new SnapshotOrigin(run, step, step - 1, term));
    String sha256 = bytes.sha256().hex();
    shelf.put(new GradientKey(run, term, step, share.id().place()), bytes);
    return new GradientEntry(address.host(), address.port(), sha256);
  }

  @Override
  public void close() {
    closed = true;
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
