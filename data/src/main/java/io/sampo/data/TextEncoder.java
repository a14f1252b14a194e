package io.sampo.data;

import io.sampo.config.Template;
import java.util.Arrays;

/**
 * The one place where text becomes token ids. A prompt goes through the template and then through
 * the tokenizer with its special tokens; a completion is tokenised on its own, without them.
 */
public final class TextEncoder {
  private final Tokenizer tokenizer;
  private final Template template;

  public TextEncoder(Tokenizer tokenizer, Template template) {
    this.tokenizer = tokenizer;
    this.template = template;
  }

  public int[] prompt(String text) {
    return switch (template) {
      case PLAIN -> tokenizer.encode(text, true);
      case CHAT -> dressed(chat(text));
    };
  }

  public int[] completion(String text) {
    return tokenizer.encode(text, false);
  }

  /** A completion of a data set, which the end-of-sequence id closes. */
  public int[] completion(String text, int endOfSequence) {
    int[] open = completion(text);
    int[] closed = Arrays.copyOf(open, open.length + 1);
    closed[open.length] = endOfSequence;
    return closed;
  }

  private String chat(String text) {
    return tokenizer
        .chat(text)
        .orElseThrow(() ->
            new DataException(
                "data.template: chat (expected: plain, since the tokenizer has no chat"
                    + " template)"));
  }

  /** Special tokens are added unless the template has already written those that come first. */
  private int[] dressed(String text) {
    int[] first = tokenizer.encode("", true);
    int[] bare = tokenizer.encode(text, false);
    boolean written = first.length > 0 && bare.length > 0 && bare[0] == first[0];
    return written ? bare : tokenizer.encode(text, true);
  }
}
