package io.sampo.data;

import java.util.Optional;

/** Turns text into token ids and back. */
public interface Tokenizer {
  /**
   * The text's token ids.
   *
   * @param specialTokens whether the tokens are added that the tokenizer puts around a text
   */
  int[] encode(String text, boolean specialTokens);

  /**
   * The text of token ids.
   *
   * @param skipSpecial whether special tokens are left out of the text
   */
  String decode(int[] ids, boolean skipSpecial);

  /**
   * A user's turn in the chat template, up to where the assistant's answer begins; empty where the
   * tokenizer has no chat template.
   */
  default Optional<String> chat(String user) {
    return Optional.empty();
  }
}
