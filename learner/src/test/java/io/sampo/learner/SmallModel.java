package io.sampo.learner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.checkpoint.TensorType;
import io.sampo.model.noise.NoiseKey;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A small GPT-NeoX whose next tokens are far from equally likely. */
public final class SmallModel {
  private SmallModel() {}

  public static LanguageModel language(long seed) {
    ObjectNode shape =
        JsonNodeFactory.instance
            .objectNode()
            .put("model_type", "gpt_neox")
            .put("hidden_size", 32)
            .put("num_hidden_layers", 2)
            .put("num_attention_heads", 2)
            .put("intermediate_size", 64)
            .put("vocab_size", 40)
            .put("max_position_embeddings", 64)
            .put("rotary_pct", 0.25)
            .put("eos_token_id", 1);
    return LanguageModel.of(
        ModelConfigReader.read(shape, MissingNode.getInstance(), "config.json"),
        Compute.cpu(),
        spec -> weights(seed, spec));
  }

  /** Matrices uniform in ±0.25, norms one, biases zero. */
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
      return (float) (0.5 * (uniform - 0.5));
    }
    return spec.name().endsWith("bias") ? 0 : 1;
  }
}
