package io.sampo.sampler;

import io.sampo.model.LanguageModel;
import io.sampo.weights.Sha256;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy in any version that the store holds: one model whose weights are swapped in place,
 * between orders.
 */
final class Policy implements AutoCloseable {
  private final LanguageModel model;
  private final SnapshotStore store;

  /** Digest of the weights in the model; null until some were loaded whole. */
  private @Nullable Sha256 loaded;

  /**
   * @param model of the snapshots' shape and type; closed with the policy
   * @param store not closed here
   */
  Policy(LanguageModel model, SnapshotStore store) {
    this.model = model;
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
    return model;
  }

  private void load(Snapshot snapshot) {
    if (!snapshot.sha256().equals(loaded)) {
      SameTensors.require(snapshot, model.parameters());
      loaded = null;
      model.parameters().copyFrom(snapshot.bytes());
      loaded = snapshot.sha256();
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
