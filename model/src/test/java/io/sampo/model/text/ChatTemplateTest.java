package io.sampo.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatTemplateTest {
  private static final Map<String, String> TOKENS = Map.of("bos_token", "<s>", "eos_token", "</s>");

  /** Roles that must alternate, a conditional beginning, string methods and slices. */
  private static final String ALTERNATING =
      """
      {{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set said = messages[1:] %}\
      {% else %}{% set said = messages %}{% endif %}{% for message in said %}\
      {% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}\
      {{ raise_exception('roles must alternate') }}{% endif %}\
      {% if message['role'] == 'user' %}{{ '[INST] ' + message['content'].strip() + ' [/INST]' }}\
      {% else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}\
      """;

  /** Blocks on lines of their own, which leave no line behind. */
  private static final String IN_LINES =
      """
      {%- if messages[0].role != 'system' %}
          {{- '<|im_start|>system\\nBe brief.<|im_end|>\\n' }}
      {%- endif %}
      {% for message in messages %}
        {% if not message.tool_calls %}
      {{ '<|im_start|>' + message.role + '\\n' + message.content | trim + '<|im_end|>' }}
        {% endif %}
      {% endfor %}
      {% if add_generation_prompt %}
      {{- '<|im_start|>assistant\\n' }}
      {%- endif %}
      """;

  @Test
  void aUsersTurnIsDressedAsTheTemplateSays() {
    assertEquals("<s>[INST] hello [/INST]", template(ALTERNATING).userTurn(" hello "));
    String inLines =
        """
        <|im_start|>system
        Be brief.<|im_end|>
        <|im_start|>user
        hello<|im_end|>
        <|im_start|>assistant
        """;
    assertEquals(inLines, template(IN_LINES).userTurn("hello"));
  }

  @Test
  void whatAUserSaysIsNeverReadAsATemplate() {
    String said = "{{ bos_token }} {% if x %} {# & <b> 'q' \\n #}";
    assertEquals("<s>[INST] " + said + " [/INST]", template(ALTERNATING).userTurn(said));
  }

  @Test
  void whatATemplateRaisesIsSaidWithItsPlace() {
    ModelException e =
        assertThrows(
            ModelException.class,
            () -> template("a\n{{ raise_exception('no users here') }}").userTurn("x"));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("the place, line 2: "), message);
    assertTrue(message.contains("no users here"), message);
  }

  @Test
  void aBrokenTemplateIsRefused() {
    assertThrows(ModelException.class, () -> template("{% for %}").userTurn("x"));
    assertThrows(ModelException.class, () -> template("{{ 'a'.nothing() }}").userTurn("x"));
  }

  @Test
  void theTemplateStandsInTheTokenizersSettings(@TempDir Path folder) throws IOException {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    settings.put("chat_template", "{{ bos_token + messages[0].content + eos_token }}");
    settings.put("bos_token", "<s>");
    settings.putObject("eos_token").put("content", "</s>");
    Files.writeString(folder.resolve("tokenizer_config.json"), settings.toString());
    assertEquals("<s>x</s>", ChatTemplate.in(folder).orElseThrow().userTurn("x"));
  }

  @Test
  void ofSeveralNamedTemplatesTheDefaultIsTaken(@TempDir Path folder) throws IOException {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    var named = settings.putArray("chat_template");
    named.addObject().put("name", "tool_use").put("template", "tools");
    named.addObject().put("name", "default").put("template", "{{ messages[0].content }}!");
    Files.writeString(folder.resolve("tokenizer_config.json"), settings.toString());
    assertEquals("x!", ChatTemplate.in(folder).orElseThrow().userTurn("x"));
  }

  @Test
  void aFileOfItsOwnComesFirst(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"chat_template\": \"settings\"}");
    Files.writeString(folder.resolve("chat_template.jinja"), "file");
    assertEquals("file", ChatTemplate.in(folder).orElseThrow().userTurn("x"));
  }

  @Test
  void aFolderWithoutTemplateHasNone(@TempDir Path folder) throws IOException {
    assertEquals(Optional.empty(), ChatTemplate.in(folder));
    Files.writeString(folder.resolve("tokenizer_config.json"), "{");
    assertThrows(ModelException.class, () -> ChatTemplate.in(folder));
  }

  private static ChatTemplate template(String text) {
    return new ChatTemplate(text, "the place", TOKENS);
  }
}
