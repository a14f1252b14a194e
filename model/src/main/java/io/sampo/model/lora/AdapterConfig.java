package io.sampo.model.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.config.LoraForm;
import io.sampo.config.Trainable.Lora;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PEFT's adapter_config.json.
 *
 * @param file for messages
 */
record AdapterConfig(Path file, List<String> targets, int rank, double alpha, double dropout) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Variants of LoRA whose arithmetic is another one. */
  private static final Set<String> VARIANTS =
      Set.of("use_rslora", "use_dora", "rank_pattern", "alpha_pattern", "modules_to_save");

  static AdapterConfig read(Path folder) {
    Path file = folder.resolve("adapter_config.json");
    if (!Files.isRegularFile(file)) {
      throw new ModelException(
          folder + ": no adapter folder (expected: adapter_config.json in it)");
    }
    JsonNode json = parsed(file);
    require(file, json, "peft_type", "LORA");
    require(file, json, "bias", "none");
    VARIANTS.forEach(key -> requireOff(file, key, json.path(key)));
    return new AdapterConfig(
        file,
        targets(file, json.path("target_modules")),
        (int) number(file, "r", json.path("r")),
        number(file, "lora_alpha", json.path("lora_alpha")),
        json.path("lora_dropout").asDouble(0));
  }

  private static JsonNode parsed(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new ModelException(file + ": not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be read (" + e + ")", e);
    }
  }

  private static void require(Path file, JsonNode json, String key, String wanted) {
    String value = json.path(key).asText(wanted);
    if (!value.equals(wanted)) {
      throw new ModelException("%s: %s: %s (expected: %s)".formatted(file, key, value, wanted));
    }
  }

  private static void requireOff(Path file, String key, JsonNode value) {
    boolean no = value.isBoolean() && !value.asBoolean();
    boolean empty = value.isContainerNode() && value.isEmpty();
    if (!no && !empty && !value.isMissingNode() && !value.isNull()) {
      throw new ModelException("%s: %s: %s (expected: none)".formatted(file, key, value));
    }
  }

  private static double number(Path file, String key, JsonNode value) {
    if (!value.isNumber() || !(value.asDouble() > 0)) {
      throw new ModelException(
          "%s: %s: %s (expected: a positive number)".formatted(file, key, value));
    }
    return value.asDouble();
  }

  private static List<String> targets(Path file, JsonNode value) {
    List<String> names = new ArrayList<>();
    value.forEach(name -> names.add(name.asText()));
    if (value.isTextual() && value.asText().equals(Lora.ALL_LINEAR)) {
      names.add(Lora.ALL_LINEAR);
    }
    if (names.isEmpty()) {
      throw new ModelException(
          "%s: target_modules: %s (expected: names of layers)".formatted(file, value));
    }
    return names;
  }

  /** As the settings of so many adapters. */
  Lora settings(int adapters) {
    return new Lora(targets, rank, alpha, dropout, adapters, LoraForm.MERGED);
  }

  /** Whether adapters of both can be averaged. */
  boolean like(AdapterConfig other) {
    return Set.copyOf(targets).equals(Set.copyOf(other.targets))
        && rank == other.rank
        && alpha == other.alpha;
  }

  /** The file's text for an adapter. */
  static byte[] text(Lora settings, List<LoraModule> modules, Path base) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("peft_type", "LORA").put("task_type", "CAUSAL_LM");
    json.put("base_model_name_or_path", base.toString());
    json.put("r", settings.rank()).put("lora_alpha", settings.alpha());
    json.put("lora_dropout", settings.dropout());
    json.put("bias", "none").put("fan_in_fan_out", modules.stream().anyMatch(LoraModule::turned));
    json.put("inference_mode", true).put("init_lora_weights", true);
    json.put("use_rslora", false).put("use_dora", false);
    json.putNull("modules_to_save");
    LoraModules.targets(settings, modules).forEach(json.withArray("target_modules")::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }
}
