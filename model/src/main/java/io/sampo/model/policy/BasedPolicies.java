package io.sampo.model.policy;

import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.checkpoint.ModelFolderWriter;
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

    /** Writes the part by itself into a run's folder, if there is a layout for it. */
    void save(Policy policy, Path base, Path run);

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
  public void save(Policy policy, Path run) {
    Path target = run.resolve("model");
    policy.model().save(target);
    ModelFolderWriter.copyCompanions(folder, target);
    part.save(policy, folder, run);
  }

  @Override
  public void close() {
    part.close();
    if (base != null) {
      base.close();
    }
  }
}
