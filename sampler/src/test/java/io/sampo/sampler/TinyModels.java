package io.sampo.sampler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import io.sampo.weights.Dtype;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotDraft;
import io.sampo.weights.SnapshotLayout;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import io.sampo.weights.TensorInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Small models whose next tokens are far from equally likely, and snapshots of them. */
final class TinyModels {
  static final String RUN = "test";
  static final int END = 1;
  static final SnapshotMemory MEMORY = new SnapshotMemory(1L << 28);

  private TinyModels() {}

  static LanguageModel model(long seed) {
    return model(seed, 32);
  }

  static LanguageModel model(long seed, int hiddenSize) {
    return LanguageModel.of(config(hiddenSize), Compute.cpu(), spec -> weights(seed, spec));
  }

  static Snapshot snapshot(long version, LanguageModel model) {
    var tensors =
        model.parameters().specs().stream()
            .map(spec -> new TensorInfo(spec.name(), Dtype.FLOAT32, spec.shape()))
            .toList();
    var origin = new SnapshotOrigin(RUN, version, version - 1, 1);
    try (Arena arena = Arena.ofConfined();
        var draft = new SnapshotDraft(MEMORY, origin, new SnapshotLayout(tensors))) {
      MemorySegment bytes = arena.allocate(model.parameters().byteSize());
      model.parameters().copyTo(bytes);
      model.parameters().views(bytes).forEach(tensor -> draft.put(tensor.name(), tensor.bytes()));
      return draft.seal();
    }
  }

  private static ModelConfig config(int hiddenSize) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model_type", "gpt_neox");
    json.put("hidden_size", hiddenSize);
    json.put("num_hidden_layers", 2);
    json.put("num_attention_heads", 2);
    json.put("intermediate_size", 2 * hiddenSize);
    json.put("vocab_size", 40);
    json.put("max_position_embeddings", 64);
    json.put("rotary_pct", 0.25);
    json.put("eos_token_id", END);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "tiny model");
  }

  /** Matrices uniform in ±0.35, norms one, biases zero. */
  private static StoredTensor weights(long seed, TensorSpec spec) {
    NoiseKey noise = new NoiseKey(seed, spec.name().hashCode(), 0);
    MemorySegment bytes = Arena.ofAuto().allocate(spec.elements() * Float.BYTES);
    for (long i = 0; i < spec.elements(); i++) {
      bytes.setAtIndex(ValueLayout.JAVA_FLOAT, i, value(spec, noise.uniform(i, 0)));
    }
    return new StoredTensor(spec.name(), TensorType.F32, spec.shape(), bytes);
  }

  private static float value(TensorSpec spec, double uniform) {
    if (spec.shape().size() > 1) {
      return (float) (0.7 * (uniform - 0.5));
    }
    return spec.name().endsWith("bias") ? 0 : 1;
  }
}
