package io.sampo.sampler;

import io.sampo.model.LanguageModel;
import io.sampo.model.policy.Policy;
import io.sampo.weights.Sha256;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy in any version that the store holds: one model whose trained weights are swapped in
 * place, between orders.
 */
final class VersionedPolicy implements AutoCloseable {
  private final Policy policy;
  private final SnapshotStore store;

  /** Digest of the weights in the policy; null until some were loaded whole. */
  private @Nullable Sha256 loaded;

  /**
   * @param policy of the snapshots' shape and type; closed with this
   * @param store not closed here
   */
  VersionedPolicy(Policy policy, SnapshotStore store) {
    this.policy = policy;
    this.store = store;
  }

  /** The model with the weights of that version. */
  LanguageModel at(long version) {
    Optional<Snapshot> held = store.get(version);
    if (held.isEmpty()) {
      throw new IllegalStateException(
          "policy version %d: not held by this node (expected: one of %s)"
              .formatted(version, store.versions()));
    }
    try (Snapshot snapshot = held.get()) {
      load(snapshot);
    }
    return policy.model();
  }

  private void load(Snapshot snapshot) {
    if (!snapshot.sha256().equals(loaded)) {
      SameTensors.require(snapshot, policy.parameters());
      loaded = null;
      policy.parameters().copyFrom(snapshot.bytes());
      loaded = snapshot.sha256();
    }
  }

  @Override
  public void close() {
    policy.close();
  }
}
