package io.sampo.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.preference.PreferenceHead;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model folders with random weights that can read the bundled task. */
final class SmallModels {
  static final int VOCABULARY = 238;
  static final int CONTEXT = 96;

  private SmallModels() {}

  /** A GPT-NeoX of two layers without a tokenizer. */
  static Path withoutTokenizer(Path folder, long seed) {
    return save(folder, "GPTNeoXForCausalLM", seed);
  }

  static Path withTokenizer(Path folder, long seed) throws IOException {
    withoutTokenizer(folder, seed);
    Files.writeString(folder.resolve("tokenizer.json"), TaskTokenizer.json());
    return folder;
  }

  static Path rewardModel(Path folder) {
    return save(folder, "GPTNeoXForSequenceClassification", 1);
  }

  /** The bundled reward model's numbers, which compare two responses here. */
  static Path preferenceModel(Path folder) throws IOException {
    Path rewards = Path.of(System.getProperty("sampo.root", ".."), "task/checkpoints/reward-model");
    Files.createDirectories(folder);
    Files.copy(rewards.resolve("model.safetensors"), folder.resolve("model.safetensors"));
    var config = (ObjectNode) new ObjectMapper().readTree(rewards.resolve("config.json").toFile());
    config.putObject("id2label").put("0", PreferenceHead.LABEL);
    Files.writeString(folder.resolve("config.json"), config.toString());
    return folder;
  }

  /** config.json of these models. */
  static ObjectNode config(String architecture) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.putArray("architectures").add(architecture);
    json.put("model_type", "gpt_neox");
    json.put("hidden_size", 16);
    json.put("num_hidden_layers", 2);
    json.put("num_attention_heads", 2);
    json.put("intermediate_size", 32);
    json.put("vocab_size", VOCABULARY);
    json.put("max_position_embeddings", CONTEXT);
    json.put("eos_token_id", 1);
    return json;
  }

  private static Path save(Path folder, String architecture, long seed) {
    var config =
        ModelConfigReader.read(config(architecture), MissingNode.getInstance(), "small model");
    try (LanguageModel model = LanguageModel.of(config, Compute.cpu(), new RandomWeights(seed))) {
      model.save(folder);
    }
    return folder;
  }
}
