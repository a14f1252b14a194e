package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sampo.config.Template;
import org.junit.jupiter.api.Test;

final class TextEncoderTest {
  private final TextEncoder plain = new TextEncoder(new CharacterTokenizer(false), Template.PLAIN);

  @Test
  void aPromptHasTheTokenizersSpecialTokensAndACompletionHasNone() {
    assertArrayEquals(new int[] {1, 'a', 'b'}, plain.prompt("ab"));
    assertArrayEquals(new int[] {'a', 'b'}, plain.completion("ab"));
  }

  @Test
  void aCompletionOfADataSetIsClosed() {
    assertArrayEquals(new int[] {'a', 2}, plain.completion("a", 2));
  }

  @Test
  void whatTheChatTemplateHasWrittenIsNotAddedTwice() {
    TextEncoder chat = new TextEncoder(new CharacterTokenizer(true), Template.CHAT);
    assertArrayEquals(new int[] {1, 'U', ':', 'x', 'A', ':'}, chat.prompt("x"));
  }

  @Test
  void aTokenizerWithoutChatTemplateRefusesToChat() {
    TextEncoder chat = new TextEncoder(new CharacterTokenizer(false), Template.CHAT);
    assertThrows(DataException.class, () -> chat.prompt("x"));
  }
}
