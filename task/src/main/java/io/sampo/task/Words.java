package io.sampo.task;

import java.util.List;
import java.util.regex.Pattern;

/** Texts of this task are words (full stops and question marks among them) between blanks. */
final class Words {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Words() {}

  static List<String> of(String text) {
    return text.isBlank() ? List.of() : List.of(BLANKS.split(text.strip()));
  }

  static String join(List<String> words) {
    return String.join(" ", words);
  }
}
