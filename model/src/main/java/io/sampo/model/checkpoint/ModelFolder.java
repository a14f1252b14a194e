package io.sampo.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.architecture.ModelConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A model in Hugging Face layout: config.json, model.safetensors or its shards with an index,
 * perhaps tokenizer.json. The tensors stay mapped until it is closed.
 */
public final class ModelFolder implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final ModelConfig config;
  private final List<SafetensorsFile> files = new ArrayList<>();
  private final Map<String, StoredTensor> tensors = new HashMap<>();

  private ModelFolder(Path path, ModelConfig config) {
    this.path = path;
    this.config = config;
  }

  /** Opens a folder; a broken one ends in a {@link ModelException} that names file and cause. */
  public static ModelFolder open(Path path) {
    ModelFolder folder = new ModelFolder(path, config(path));
    try {
      folder.tensorFiles().forEach(folder::add);
      return folder;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Reads config.json alone. */
  public static ModelConfig config(Path path) {
    Path file = path.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      throw new ModelException(path + ": no model folder (expected: config.json in it)");
    }
    Path generation = path.resolve("generation_config.json");
    JsonNode defaults =
        Files.isRegularFile(generation) ? json(generation) : MissingNode.getInstance();
    return ModelConfigReader.read(json(file), defaults, file.toString());
  }

  public Path path() {
    return path;
  }

  public ModelConfig config() {
    return config;
  }

  /** The tensor of that name, which must have that shape. */
  public StoredTensor tensor(String name, List<Long> shape) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException(
          path + ": tensor " + name + " is missing (expected: shape " + shape + ")");
    }
    if (!tensor.shape().equals(shape)) {
      throw new ModelException(
          path + ": tensor " + name + ": shape " + tensor.shape() + " (expected: " + shape + ")");
    }
    return tensor;
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  private void add(Path file) {
    SafetensorsFile opened = SafetensorsFile.open(file);
    files.add(opened);
    tensors.putAll(opened.tensors());
  }

  private List<Path> tensorFiles() {
    Path index = path.resolve("model.safetensors.index.json");
    if (!Files.isRegularFile(index)) {
      return List.of(existing(path.resolve("model.safetensors")));
    }
    TreeSet<String> names = new TreeSet<>();
    json(index).path("weight_map").forEach(name -> names.add(name.asText()));
    if (names.isEmpty()) {
      throw new ModelException(index + ": weight_map is missing or empty");
    }
    return names.stream().map(name -> existing(within(index, name))).toList();
  }

  private Path within(Path index, String name) {
    Path file = path.resolve(name).normalize();
    if (!file.startsWith(path.normalize())) {
      throw new ModelException(index + ": " + name + " (expected: a file in this folder)");
    }
    return file;
  }

  private static Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelException(file + ": no such file");
    }
    return file;
  }

  private static ObjectNode json(Path file) {
    try {
      if (JSON.readTree(file.toFile()) instanceof ObjectNode object) {
        return object;
      }
      throw new ModelException(file + ": not a JSON object");
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new ModelException(file + line + ": not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be read (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    files.forEach(SafetensorsFile::close);
  }
}
