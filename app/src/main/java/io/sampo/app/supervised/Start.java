package io.sampo.app.supervised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.UserError;
import io.sampo.app.metrics.AtomicFile;
import io.sampo.app.models.PolicyFolder;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import io.sampo.model.checkpoint.ModelFolderWriter;
import io.sampo.model.text.ChatTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What fine-tuning starts from: a shape, weights, and what lies beside the weights. */
public sealed interface Start {
  /** The shape of the bundled policy. */
  String BUNDLED = "task-model.json";

  ModelConfig config();

  LanguageModel open(Compute compute);

  /** How the model reads a conversation, as far as it has been taught to. */
  Optional<ChatTemplate> chatTemplate();

  /** Writes what belongs to the model beside config and weights, its tokenizer excepted. */
  void writeCompanions(Path folder) throws IOException;

  /** A model folder. */
  record Folder(PolicyFolder folder) implements Start {
    @Override
    public ModelConfig config() {
      return folder.config();
    }

    @Override
    public LanguageModel open(Compute compute) {
      return folder.open(compute);
    }

    @Override
    public Optional<ChatTemplate> chatTemplate() {
      return ChatTemplate.in(folder.path());
    }

    @Override
    public void writeCompanions(Path target) {
      ModelFolderWriter.copyCompanions(folder.path(), target);
    }
  }

  /** Weights that have learned nothing. */
  record Random(ModelConfig config, long seed) implements Start {
    private static final List<String> SPECIAL_IDS =
        List.of("bos_token_id", "eos_token_id", "pad_token_id");

    @Override
    public LanguageModel open(Compute compute) {
      return LanguageModel.of(config, compute, new RandomWeights(seed));
    }

    @Override
    public Optional<ChatTemplate> chatTemplate() {
      return Optional.empty();
    }

    @Override
    public void writeCompanions(Path target) throws IOException {
      ObjectNode defaults = config.json().deepCopy().retain(SPECIAL_IDS);
      AtomicFile.write(target.resolve("generation_config.json"), defaults.toPrettyString());
    }
  }

  /** Random weights of the shape that a config.json describes. */
  static Start random(Path file, long seed) throws IOException {
    return new Random(config(Files.readString(file), file.toString()), seed);
  }

  /** Random weights of the shape that the bundled policy has. */
  static Start bundled(long seed) throws IOException {
    return new Random(config(bundledShape().toString(), BUNDLED), seed);
  }

  /** The bundled policy's config.json with another width and depth. */
  static ObjectNode bundledShape(int width, int layers) throws IOException {
    return bundledShape()
        .put("hidden_size", width)
        .put("intermediate_size", 4 * width)
        .put("num_hidden_layers", layers);
  }

  private static ObjectNode bundledShape() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Start.class.getResourceAsStream(BUNDLED), BUNDLED)) {
      return (ObjectNode) new ObjectMapper().readTree(in);
    }
  }

  private static ModelConfig config(String text, String name) {
    try {
      if (new ObjectMapper().readTree(text) instanceof ObjectNode json) {
        return ModelConfigReader.read(json, MissingNode.getInstance(), name);
      }
    } catch (JsonProcessingException e) {
      throw new UserError(name + ": not JSON: " + e.getOriginalMessage(), e);
    }
    throw new UserError(name + ": not a JSON object");
  }
}
