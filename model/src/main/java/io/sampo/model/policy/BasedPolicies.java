package io.sampo.model.policy;

import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Policies that train a part: all stand on one base, opened once. */
final class BasedPolicies implements Policies {
  private final Path folder;
  private final Compute compute;
  private final Part part;
  private @Nullable LanguageModel base;

  /** What is trained of a base. */
  sealed interface Part extends AutoCloseable permits LastLayers, Adapters {
    /** A policy on the base, with tensors of its own for what is trained. */
    Policy on(LanguageModel base);

    @Override
    void close();
  }

  BasedPolicies(Path folder, Compute compute, Part part) {
    this.folder = folder;
    this.compute = compute;
    this.part = part;
  }

  @Override
  public Policy begin() {
    return part.on(initial());
  }

  @Override
  public LanguageModel initial() {
    LanguageModel opened = base == null ? LanguageModel.open(folder, compute) : base;
    base = opened;
    return opened;
  }

  @Override
  public void close() {
    part.close();
    if (base != null) {
      base.close();
    }
  }
}
