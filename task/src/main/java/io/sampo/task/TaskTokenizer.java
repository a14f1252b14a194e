package io.sampo.task;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The task's tokenizer: one id per word between blanks.
 *
 * <p>With special tokens a text ends in {@code <sep>}, as a prompt must; without, nothing is added,
 * as a completion needs. Ids decode to words with one blank between them. A word outside the {@link
 * Vocabulary} is an error.
 */
public final class TaskTokenizer {
  private static final Vocabulary VOCABULARY = Vocabulary.task();

  private TaskTokenizer() {}

  /** The ids of a completion: its words and nothing else. */
  public static int[] encode(String text) {
    return Words.of(text).stream().mapToInt(VOCABULARY::id).toArray();
  }

  /** The ids of a prompt: its words, then {@code <sep>}. */
  public static int[] encodePrompt(String text) {
    return encode(text + " " + Vocabulary.SEP);
  }

  public static String decode(int... ids) {
    return Arrays.stream(ids).mapToObj(VOCABULARY::word).collect(Collectors.joining(" "));
  }

  /**
   * The same tokenizer as the content of a Hugging Face {@code tokenizer.json}.
   *
   * <p>The word-level model of that format must name a token for unknown words. {@code <unk>} is
   * not in the vocabulary, which makes the library refuse an unknown word instead of hiding it
   * behind an id. Without a decoder the library joins words with one blank.
   */
  public static String json() {
    return """
    {
      "version": "1.0",
      "truncation": null,
      "padding": null,
      "added_tokens": [
    %s
      ],
      "normalizer": null,
      "pre_tokenizer": {"type": "WhitespaceSplit"},
      "post_processor": {
        "type": "TemplateProcessing",
        "single": [%s, %s],
        "pair": [%s, %s, %s],
        "special_tokens": {"<sep>": {"id": "<sep>", "ids": [%d], "tokens": ["<sep>"]}}
      },
      "decoder": null,
      "model": {
        "type": "WordLevel",
        "vocab": {
    %s
        },
        "unk_token": "<unk>"
      }
    }
    """
        .formatted(
            lines(Vocabulary.SPECIAL.stream().map(TaskTokenizer::addedToken)),
            sequence("A"),
            separator(),
            sequence("A"),
            separator(),
            sequence("B"),
            VOCABULARY.id(Vocabulary.SEP),
            lines(IntStream.range(0, VOCABULARY.size()).mapToObj(TaskTokenizer::entry)));
  }

  private static String addedToken(String word) {
    return """
    {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false, \
    "normalized": false, "special": true}\
    """
        .formatted(VOCABULARY.id(word), word);
  }

  private static String sequence(String name) {
    return "{\"Sequence\": {\"id\": \"%s\", \"type_id\": 0}}".formatted(name);
  }

  private static String separator() {
    return "{\"SpecialToken\": {\"id\": \"<sep>\", \"type_id\": 0}}";
  }

  private static String entry(int id) {
    return "\"%s\": %d".formatted(VOCABULARY.word(id), id);
  }

  private static String lines(Stream<String> entries) {
    return entries.map(entry -> "      " + entry).collect(Collectors.joining(",\n"));
  }
}
