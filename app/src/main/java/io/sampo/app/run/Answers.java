package io.sampo.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.actors.coordinator.Evaluated;
import io.sampo.app.report.Example;
import io.sampo.data.JsonLines;
import io.sampo.data.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to a few held-out prompts at the first and the last step, kept in a file so that a
 * resumed run has both.
 */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Tokenizer tokenizer;

  Answers(Path file, Tokenizer tokenizer) {
    this.file = file;
    this.tokenizer = tokenizer;
  }

  /** Adds a measurement's samples. */
  void add(Evaluated evaluated) {
    StringBuilder lines = new StringBuilder();
    for (Evaluated.Sample sample : evaluated.samples()) {
      ObjectNode line = JSON.createObjectNode();
      line.put("step", evaluated.step());
      line.put("prompt", text(sample.prompt()));
      line.put("reference", text(sample.reference()));
      line.put("answer", text(sample.response()));
      lines.append(line).append('\n');
    }
    try {
      Files.writeString(
          file,
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  private String text(int[] ids) {
    return tokenizer.decode(ids, true);
  }

  /** Each prompt with its first and its latest answer. */
  List<Example> examples() {
    Map<String, Example> byPrompt = new LinkedHashMap<>();
    if (Files.exists(file)) {
      JsonLines.read(
          file,
          (number, line) ->
              byPrompt.merge(line.path("prompt").asText(), example(line), Answers::laterAnswer));
    }
    return new ArrayList<>(byPrompt.values());
  }

  private static Example example(ObjectNode line) {
    String answer = line.path("answer").asText();
    return new Example(
        line.path("prompt").asText(), line.path("reference").asText(), answer, answer);
  }

  private static Example laterAnswer(Example first, Example later) {
    return new Example(first.prompt(), first.reference(), first.before(), later.after());
  }
}
