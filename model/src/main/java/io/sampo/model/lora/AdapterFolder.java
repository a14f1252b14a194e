package io.sampo.model.lora;

import io.sampo.model.ModelException;
import io.sampo.model.Parameters;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * One adapter in PEFT's layout, read: adapter_config.json and adapter_model.safetensors, mapped
 * until it is closed. A file of ours beside them names the base's digest.
 */
final class AdapterFolder implements AutoCloseable {
  static final String WEIGHTS = "adapter_model.safetensors";
  static final String BASE = "base_model.sha256";

  /** How PEFT names what it wraps. */
  static final String WRAPPED = "base_model.model.";

  private final Path path;
  private final AdapterConfig config;
  private final SafetensorsFile file;

  private AdapterFolder(Path path, AdapterConfig config, SafetensorsFile file) {
    this.path = path;
    this.config = config;
    this.file = file;
  }

  static AdapterFolder open(Path path) {
    AdapterConfig config = AdapterConfig.read(path);
    if (!Files.isRegularFile(path.resolve(WEIGHTS))) {
      throw new ModelException(path.resolve(WEIGHTS) + ": no such file");
    }
    return new AdapterFolder(path, config, SafetensorsFile.open(path.resolve(WEIGHTS)));
  }

  AdapterConfig config() {
    return config;
  }

  /** Refuses a base of which the adapter says that it is another one. */
  void requireBase(Path base) {
    Path named = path.resolve(BASE);
    try {
      String wanted = Files.isRegularFile(named) ? Files.readString(named).strip() : "";
      String found = wanted.isEmpty() ? "" : FileDigest.ofWeights(base);
      if (!found.equals(wanted)) {
        throw new ModelException(
            "%s: made on another base than %s, whose weights have SHA-256 %s (expected: %s)"
                .formatted(path, base, found, wanted));
      }
    } catch (IOException e) {
      throw new ModelException(named + ": cannot be read (" + e + ")", e);
    }
  }

  /**
   * The tensor that stands for a factor. All that the file holds must be factors of the base.
   *
   * @param spec named as adapter {@code number}'s
   */
  StoredTensor tensor(TensorSpec spec, int number) {
    String name = WRAPPED + spec.name().substring(prefix(number).length());
    StoredTensor tensor = file.tensors().get(name);
    if (tensor == null) {
      throw new ModelException(
          "%s: tensor %s is missing (expected: shape %s)".formatted(path, name, spec.shape()));
    }
    if (!tensor.shape().equals(spec.shape())) {
      throw new ModelException(
          "%s: tensor %s: shape %s (expected: %s, by the base and r = %d)"
              .formatted(path, name, tensor.shape(), spec.shape(), config.rank()));
    }
    return tensor;
  }

  /** Refuses tensors that are none of these. */
  void requireNoOther(Parameters adapters, int number) {
    Set<String> unknown = new HashSet<>(file.tensors().keySet());
    adapters
        .under(prefix(number))
        .specs()
        .forEach(spec -> unknown.remove(WRAPPED + spec.name().substring(prefix(number).length())));
    unknown.stream()
        .sorted()
        .findFirst()
        .ifPresent(name -> {
          throw new ModelException(
              "%s: tensor %s (expected: factors of target_modules alone)".formatted(path, name));
        });
  }

  private static String prefix(int number) {
    return "adapter-" + number + ".";
  }

  @Override
  public void close() {
    file.close();
  }
}
