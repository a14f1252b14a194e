package io.sampo.model.policy;

import io.sampo.config.Trainable.Lora;
import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.lora.AdapterWriter;
import io.sampo.model.lora.LoraBase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adapters on a base: one, or an ensemble whose members are trained apart. */
final class Adapters implements BasedPolicies.Part {
  private final Lora settings;
  private final long seed;
  private @Nullable LoraBase frozen;

  Adapters(Lora settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public Policy on(LanguageModel base) {
    LoraBase lora = frozen == null ? new LoraBase(base, settings) : frozen;
    frozen = lora;
    Parameters adapters = lora.begun(seed);
    LanguageModel mean = lora.mean(adapters);
    return settings.adapters() == 1 ? Policy.of(mean) : new Policy(mean, members(lora, adapters));
  }

  private List<LanguageModel> members(LoraBase lora, Parameters adapters) {
    return IntStream.range(0, settings.adapters())
        .mapToObj(adapter -> lora.member(adapters, adapter))
        .toList();
  }

  @Override
  public void save(Policy policy, Path base, Path run) {
    LoraBase lora = Objects.requireNonNull(frozen, "no policy was begun");
    new AdapterWriter(lora, base).write(run.resolve("adapter"), policy.parameters());
  }

  @Override
  public void close() {
    if (frozen != null) {
      frozen.close();
    }
  }
}
