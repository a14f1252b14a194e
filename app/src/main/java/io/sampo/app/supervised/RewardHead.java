package io.sampo.app.supervised;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.checkpoint.ModelFolder;
import java.nio.file.Path;

/**
 * A reward model made of a language model: the decoder's weights are taken over, a scalar head of
 * zeros replaces the distribution over tokens. A folder that has a scalar head keeps it.
 */
final class RewardHead {
  private static final String WEIGHT = "score.weight";

  private RewardHead() {}

  static LanguageModel on(Path folder, Compute compute) {
    try (ModelFolder stored = ModelFolder.open(folder)) {
      RandomWeights zeros = new RandomWeights(0);
      return LanguageModel.of(
          config(stored.config()),
          compute,
          spec ->
              spec.name().equals(WEIGHT) && !stored.has(WEIGHT)
                  ? zeros.apply(spec)
                  : stored.tensor(spec.name(), spec.shape()));
    }
  }

  /** The config with the name that Hugging Face gives a decoder with one label. */
  private static ModelConfig config(ModelConfig policy) {
    ObjectNode json = policy.json().deepCopy();
    json.putArray("architectures").add(policy.family().className() + "ForSequenceClassification");
    json.putObject("id2label").put("0", "LABEL_0");
    json.putObject("label2id").put("LABEL_0", 0);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "config.json");
  }
}
