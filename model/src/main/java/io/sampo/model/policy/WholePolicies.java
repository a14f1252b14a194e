package io.sampo.model.policy;

import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.checkpoint.ModelFolderWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Policies of which every weight is trained: each opens the folder for itself. */
final class WholePolicies implements Policies {
  private final Path folder;
  private final Compute compute;
  private @Nullable LanguageModel initial;

  WholePolicies(Path folder, Compute compute) {
    this.folder = folder;
    this.compute = compute;
  }

  @Override
  public Policy begin() {
    return Policy.of(LanguageModel.open(folder, compute));
  }

  @Override
  public LanguageModel initial() {
    LanguageModel opened = initial == null ? LanguageModel.open(folder, compute) : initial;
    initial = opened;
    return opened;
  }

  @Override
  public void save(Policy policy, Path run) {
    Path target = run.resolve("model");
    policy.model().save(target);
    ModelFolderWriter.copyCompanions(folder, target);
  }

  @Override
  public void close() {
    if (initial != null) {
      initial.close();
    }
  }
}
