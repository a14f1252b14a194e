package io.sampo.model.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.architecture.ModelConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** Writes a model folder in Hugging Face layout; each file appears whole or not at all. */
public final class ModelFolderWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What belongs to a model beside its weights and is carried over as it stands. */
  private static final List<String> COMPANIONS =
      List.of(
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "chat_template.jinja",
          "generation_config.json");

  private ModelFolderWriter() {}

  /** Writes config.json and model.safetensors. */
  public static void write(Path folder, ModelConfig config, Collection<StoredTensor> tensors) {
    try {
      Files.createDirectories(folder);
      SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
      ObjectNode json = config.json().deepCopy();
      json.remove("dtype");
      tensors.stream().findFirst().ifPresent(t -> json.put("torch_dtype", t.type().dtypeName()));
      replace(
          folder.resolve("config.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies tokenizer and generation settings from another model folder, as far as it has them. */
  public static void copyCompanions(Path from, Path to) {
    try {
      for (String name : COMPANIONS) {
        if (Files.isRegularFile(from.resolve(name))) {
          replace(to.resolve(name), Files.readAllBytes(from.resolve(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, content);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
