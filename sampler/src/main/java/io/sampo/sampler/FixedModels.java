package io.sampo.sampler;

import io.sampo.model.LanguageModel;
import io.sampo.model.policy.Policies;
import java.util.Optional;

/**
 * The models of a run that nothing changes.
 *
 * @param policies where the initial model is
 * @param other the loss's reference, where it is not the initial model
 */
record FixedModels(Policies policies, Optional<ReferenceModel> other) implements AutoCloseable {
  /** What the run started from. */
  LanguageModel initial() {
    return policies.initial();
  }

  /** What the loss measures against. */
  LanguageModel reference() {
    return other.map(ReferenceModel::get).orElseGet(policies::initial);
  }

  @Override
  public void close() {
    other.ifPresent(ReferenceModel::close);
    policies.close();
  }
}
