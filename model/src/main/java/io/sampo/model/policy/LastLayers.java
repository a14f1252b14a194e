package io.sampo.model.policy;

import io.sampo.config.Trainable;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.Architecture;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.TensorSpec;
import java.nio.file.Path;
import java.util.List;

/** The last layers of a base, trained on copies. */
record LastLayers(Trainable.LastLayers settings) implements BasedPolicies.Part {
  @Override
  public Policy on(LanguageModel base) {
    return Policy.of(base.with(tensors(base.config(), settings.layers())));
  }

  /** The tensors of the last layers; more layers than there are is refused. */
  static List<TensorSpec> tensors(ModelConfig config, int layers) {
    if (layers > config.layers()) {
      throw new ModelException(
          "trainable.last-layers: %d (expected: at most the model's %d layers)"
              .formatted(layers, config.layers()));
    }
    Architecture architecture = Architecture.of(config);
    List<TensorSpec> slots = architecture.slots();
    int from =
        architecture.firstLayerSlot() + (config.layers() - layers) * architecture.slotsPerLayer();
    return slots.subList(from, slots.size());
  }

  @Override
  public void save(Policy policy, Path base, Path run) {}

  @Override
  public void close() {}
}
