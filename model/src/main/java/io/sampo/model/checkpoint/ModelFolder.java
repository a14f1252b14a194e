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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
      folder.addTensors();
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

  /**
   * The tensor of that name, which must have that shape. In a file that holds the decoder alone it
   * may go without the decoder's prefix.
   */
  public StoredTensor tensor(String name, List<Long> shape) {
    StoredTensor tensor = stored(name);
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
    return stored(name) != null;
  }

  private @Nullable StoredTensor stored(String name) {
    StoredTensor tensor = tensors.get(name);
    return tensor == null ? tensors.get(config.family().nameWithoutHead(name)) : tensor;
  }

  private void addTensors() {
    Path index = path.resolve("model.safetensors.index.json");
    if (Files.isRegularFile(index)) {
      addShards(index);
    } else {
      add(existing(path.resolve("model.safetensors")));
    }
  }

  private void addShards(Path index) {
    TreeMap<String, List<String>> namesByFile = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json(index).path("weight_map").properties()) {
      namesByFile
          .computeIfAbsent(entry.getValue().asText(), file -> new ArrayList<>())
          .add(entry.getKey());
    }
    if (namesByFile.isEmpty()) {
      throw new ModelException(index + ": weight_map is missing or empty");
    }
    namesByFile.forEach((file, names) -> addShard(index, file, names));
  }

  private void addShard(Path index, String name, List<String> promised) {
    Path file = existing(within(index, name));
    Set<String> held = add(file);
    for (String tensor : promised) {
      if (!held.contains(tensor)) {
        throw new ModelException(index + ": tensor " + tensor + " (expected: in " + file + ")");
      }
    }
  }

  private Set<String> add(Path file) {
    SafetensorsFile opened = SafetensorsFile.open(file);
    files.add(opened);
    for (StoredTensor tensor : opened.tensors().values()) {
      if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
        throw new ModelException(file + ": tensor " + tensor.name() + " is in another file too");
      }
    }
    return opened.tensors().keySet();
  }

  private Path within(Path index, String name) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new ModelException(index + ": " + e.getMessage() + " (expected: a file's name)", e);
    }
    throw new ModelException(index + ": " + name + " (expected: a file in this folder)");
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
