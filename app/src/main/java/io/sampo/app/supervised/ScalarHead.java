package io.sampo.app.supervised;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.learner.supervised.ComparisonObjective;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.model.preference.PreferenceHead;
import java.nio.file.Path;

/**
 * A scalar head on a decoder: the decoder's weights are taken over, a head of zeros replaces the
 * distribution over tokens. A folder that has a head of the same kind keeps it.
 */
public enum ScalarHead {
  /** Scores one response. */
  REWARD("LABEL_0"),
  /** Compares two. */
  PREFERENCE(PreferenceHead.LABEL);

  private static final String WEIGHT = "score.weight";

  /** What config.json calls the only output. */
  private final String label;

  ScalarHead(String label) {
    this.label = label;
  }

  LanguageModel on(Path folder, Compute compute) {
    try (ModelFolder stored = ModelFolder.open(folder)) {
      RandomWeights zeros = new RandomWeights(0);
      boolean kept = stored.has(WEIGHT) && keeps(stored.config());
      return LanguageModel.of(
          config(stored.config()),
          compute,
          spec ->
              spec.name().equals(WEIGHT) && !kept
                  ? zeros.apply(spec)
                  : stored.tensor(spec.name(), spec.shape()));
    }
  }

  ComparisonObjective objective(ModelConfig config) {
    return switch (this) {
      case REWARD -> new ComparisonObjective.Reward();
      case PREFERENCE -> new ComparisonObjective.Preference(config);
    };
  }

  private boolean keeps(ModelConfig config) {
    return PreferenceHead.in(config) == (this == PREFERENCE);
  }

  /** The config with the name that Hugging Face gives a decoder with one label. */
  private ModelConfig config(ModelConfig policy) {
    ObjectNode json = policy.json().deepCopy();
    json.putArray("architectures").add(policy.family().className() + "ForSequenceClassification");
    json.putObject("id2label").put("0", label);
    json.putObject("label2id").put(label, 0);
    return ModelConfigReader.read(json, MissingNode.getInstance(), "config.json");
  }
}
