package io.sampo.sampler;

import io.sampo.model.LanguageModel;
import io.sampo.model.policy.Policies;
import io.sampo.model.policy.Policy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Policies on a small model made of a seed. */
final class TinyPolicies implements Policies {
  private final long seed;
  private @Nullable LanguageModel initial;

  TinyPolicies(long seed) {
    this.seed = seed;
  }

  @Override
  public Policy begin() {
    return Policy.of(TinyModels.model(seed));
  }

  @Override
  public LanguageModel initial() {
    LanguageModel made = initial == null ? TinyModels.model(seed) : initial;
    initial = made;
    return made;
  }

  @Override
  public void save(Policy policy, Path run) {
    policy.model().save(run);
  }

  @Override
  public void close() {
    if (initial != null) {
      initial.close();
    }
  }
}
