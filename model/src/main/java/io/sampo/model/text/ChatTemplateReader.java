package io.sampo.model.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the chat template of a model folder: a file {@code chat_template.jinja}, or the key of that
 * name in {@code tokenizer_config.json}, a text or a list of named texts.
 */
final class ChatTemplateReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  ChatTemplateReader(Path folder) {
    this.folder = folder;
  }

  /** Empty where the folder has none. */
  Optional<ChatTemplate> read() {
    Path config = folder.resolve("tokenizer_config.json");
    JsonNode settings = Files.isRegularFile(config) ? parsed(config) : MissingNode.getInstance();
    Path own = folder.resolve("chat_template.jinja");
    if (Files.isRegularFile(own)) {
      return Optional.of(new ChatTemplate(text(own), own.toString(), specialTokens(settings)));
    }
    return inSettings(settings.path("chat_template"))
        .map(text -> new ChatTemplate(text, config + ", chat_template", specialTokens(settings)));
  }

  private static Optional<String> inSettings(JsonNode template) {
    if (template.isTextual()) {
      return Optional.of(template.asText());
    }
    for (JsonNode named : template) {
      if (named.path("name").asText().equals("default")) {
        return Optional.of(named.path("template").asText());
      }
    }
    return Optional.empty();
  }

  /** A special token is a text, or an object whose content is one. */
  private static Map<String, String> specialTokens(JsonNode settings) {
    Map<String, String> tokens = new HashMap<>();
    for (String name : new String[] {"bos_token", "eos_token", "unk_token", "pad_token"}) {
      JsonNode token = settings.path(name);
      JsonNode content = token.isObject() ? token.path("content") : token;
      if (content.isTextual()) {
        tokens.put(name, content.asText());
      }
    }
    return tokens;
  }

  private static JsonNode parsed(Path file) {
    try {
      return JSON.readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(file + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be read (" + e + ")", e);
    }
  }
}
