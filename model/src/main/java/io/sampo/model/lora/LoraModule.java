package io.sampo.model.lora;

import io.sampo.model.architecture.TensorSpec;
import java.util.List;

/**
 * A linear layer that has adapters.
 *
 * @param path of the layer in the model, as its tensors' names begin
 * @param slot of its weight in the decoder's program
 * @param turned whether its weight is stored [in, out]
 */
record LoraModule(String path, int slot, long in, long out, boolean turned) {

  /** The name of a factor, {@code A} or {@code B}, of one adapter. */
  String name(int adapter, char factor) {
    return "adapter-%d.%s.lora_%s.weight".formatted(adapter, path, factor);
  }

  /** A [rank, in] and B [out, rank] of one adapter. */
  List<TensorSpec> factors(int adapter, long rank) {
    return List.of(
        new TensorSpec(name(adapter, 'A'), List.of(rank, in), false),
        new TensorSpec(name(adapter, 'B'), List.of(out, rank), true));
  }
}
