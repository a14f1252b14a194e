package io.sampo.task;

import java.util.List;

/** Texts of this task are words (full stops and question marks among them) between blanks. */
final class Words {
  private Words() {}

  static List<String> of(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  static String join(List<String> words) {
    return String.join(" ", words);
  }
}
