package io.sampo.app.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.failure.UserError;
import io.sampo.data.DataException;
import io.sampo.data.TextEncoder;
import io.sampo.model.ModelException;
import io.sampo.model.architecture.ModelConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Turns the fields of a line into token ids that the model can take, or refuses the line. A field
 * is given as ids ({@code prompt_ids}) or as text ({@code prompt}); ids are taken where both stand.
 *
 * @param file that the lines come from, for messages
 * @param encoder empty where the model's folder has no tokenizer
 */
record LineReader(Path file, ModelConfig model, Optional<TextEncoder> encoder) {

  /** One of the two ways in which text becomes ids. */
  @FunctionalInterface
  private interface Encoding {
    int[] ids(TextEncoder encoder, String text);
  }

  /** A line with a prompt and a completion. */
  Line scored(int number, ObjectNode object) {
    int[] prompt = prompt(number, object);
    int[] completion = ids(number, object, "completion", TextEncoder::completion);
    requireRoom(number, prompt.length, completion.length, "a completion");
    return new Line(number, object, prompt, completion);
  }

  /** A line with a prompt that {@code newTokens} tokens may follow. */
  Line prompted(int number, ObjectNode object, int newTokens) {
    int[] prompt = prompt(number, object);
    requireRoom(number, prompt.length, newTokens, "an answer");
    return new Line(number, object, prompt, new int[0]);
  }

  /** The error that names this line. */
  UserError refused(int number, String what) {
    return new UserError(file + ", line " + number + ": " + what);
  }

  private int[] prompt(int number, ObjectNode object) {
    int[] ids = ids(number, object, "prompt", TextEncoder::prompt);
    if (ids.length == 0) {
      throw refused(number, "prompt: no tokens (expected: at least one)");
    }
    return ids;
  }

  private int[] ids(int number, ObjectNode object, String field, Encoding encoding) {
    String idsField = field + "_ids";
    if (object.hasNonNull(idsField)) {
      return given(number, idsField, object.get(idsField));
    }
    if (object.hasNonNull(field)) {
      return encoded(number, field, object.get(field), encoding);
    }
    throw refused(number, "no " + field + " (expected: " + field + " or " + idsField + ")");
  }

  private int[] given(int number, String field, JsonNode ids) {
    if (!ids.isArray()) {
      throw refused(number, field + ": " + ids + " (expected: a list of token ids)");
    }
    int[] tokens = new int[ids.size()];
    for (int i = 0; i < tokens.length; i++) {
      JsonNode id = ids.get(i);
      boolean known = id.isIntegralNumber() && id.canConvertToInt() && isKnown(id.intValue());
      if (!known) {
        throw refused(number, outside(field + "[" + i + "]: " + id));
      }
      tokens[i] = id.intValue();
    }
    return tokens;
  }

  private int[] encoded(int number, String field, JsonNode text, Encoding encoding) {
    if (!text.isTextual()) {
      throw refused(number, field + ": " + text + " (expected: a text)");
    }
    TextEncoder known =
        encoder.orElseThrow(() ->
            refused(
                number,
                "%s is a text, and the model's folder has no tokenizer.json (expected: %s_ids)"
                    .formatted(field, field)));
    int[] ids = ids(number, field, text.textValue(), known, encoding);
    for (int id : ids) {
      if (!isKnown(id)) {
        throw refused(number, outside(field + ": the tokenizer gives id " + id));
      }
    }
    return ids;
  }

  private int[] ids(int number, String field, String text, TextEncoder known, Encoding encoding) {
    try {
      return encoding.ids(known, text);
    } catch (ModelException | DataException e) {
      throw refused(number, field + ": " + e.getMessage());
    }
  }

  private boolean isKnown(int id) {
    return 0 <= id && id < model.vocabularySize();
  }

  private String outside(String what) {
    return what + " (expected: 0.." + (model.vocabularySize() - 1) + ", the model's vocabulary)";
  }

  private void requireRoom(int number, int prompt, int following, String what) {
    if (prompt + (long) following > model.contextSize()) {
      throw refused(
          number,
          "a prompt of %d tokens and %s of %d (expected: at most %d together, the model's context)"
              .formatted(prompt, what, following, model.contextSize()));
    }
  }
}
