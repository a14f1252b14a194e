package io.sampo.model.text;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import io.sampo.model.ModelException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tokenizer's chat template: the Jinja text that dresses a conversation as the model was taught
 * to read it. What a user says is text and nothing else, also where it looks like Jinja.
 */
public final class ChatTemplate {
  private static final int MOST_CHARACTERS = 1 << 24;

  /** As the field's tokenizers render: blocks leave no line of their own behind. */
  private static final JinjavaConfig LIKE_PYTHON =
      JinjavaConfig.newBuilder()
          .withTrimBlocks(true)
          .withLstripBlocks(true)
          .withNestedInterpretationEnabled(false)
          .withMaxOutputSize(MOST_CHARACTERS)
          .withLegacyOverrides(
              LegacyOverrides.newBuilder()
                  .withUsePyishObjectMapper(true)
                  .withUseNaturalOperatorPrecedence(true)
                  .withParseWhitespaceControlStrictly(true)
                  .withUseTrimmingForNotesAndExpressions(true)
                  .withIterateOverMapKeys(true)
                  .build())
          .build();

  private final String text;
  private final String place;
  private final Map<String, String> specialTokens;
  private final Jinjava jinja;

  /**
   * @param place where the text stands, for errors
   * @param specialTokens such as bos_token, which templates write themselves
   */
  ChatTemplate(String text, String place, Map<String, String> specialTokens) {
    this.text = text;
    this.place = place;
    this.specialTokens = Map.copyOf(specialTokens);
    this.jinja = new Jinjava(LIKE_PYTHON);
    jinja.registerFunction(
        new ELFunctionDefinition("", "raise_exception", ChatTemplate.class, "raise", Object.class));
  }

  /** The template of a model folder; empty where it has none. */
  public static Optional<ChatTemplate> in(Path folder) {
    return new ChatTemplateReader(folder).read();
  }

  /** What templates call to refuse a conversation. */
  @SuppressWarnings("DoNotCallSuggester") // the template engine calls it
  public static Object raise(Object message) {
    throw new ModelException(String.valueOf(message));
  }

  /** A user's turn, up to where the assistant's answer begins. */
  public String userTurn(String said) {
    Map<String, Object> names = new HashMap<>(specialTokens);
    names.put("messages", List.of(Map.of("role", "user", "content", said)));
    names.put("add_generation_prompt", true);
    RenderResult rendered = jinja.renderForResult(text, names);
    fatal(rendered).ifPresent(this::refuse);
    return rendered.getOutput();
  }

  private static Optional<TemplateError> fatal(RenderResult rendered) {
    return rendered.getErrors().stream()
        .filter(error -> error.getSeverity() == TemplateError.ErrorType.FATAL)
        .findFirst();
  }

  private void refuse(TemplateError error) {
    Throwable cause = error.getException();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = cause instanceof ModelException raised ? raised.getMessage() : error.getMessage();
    throw new ModelException(
        place
            + ", line "
            + error.getLineno()
            + ": the chat template fails: "
            + why
            + " (expected: a template that renders one user's turn; plain prompts need none)");
  }
}
