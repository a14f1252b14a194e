package io.sampo.data;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tokenizer of single characters: 1 begins a text, 2 ends a sequence. */
record CharacterTokenizer(boolean chats) implements Tokenizer {
  static final int BEGIN = 1;
  static final int END = 2;

  @Override
  public int[] encode(String text, boolean specialTokens) {
    IntStream begin = specialTokens ? IntStream.of(BEGIN) : IntStream.empty();
    return IntStream.concat(begin, text.chars()).toArray();
  }

  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    return IntStream.of(ids)
        .filter(id -> !skipSpecial || id > END)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Override
  public Optional<String> chat(String user) {
    return chats ? Optional.of(Character.toString(BEGIN) + "U:" + user + "A:") : Optional.empty();
  }
}
