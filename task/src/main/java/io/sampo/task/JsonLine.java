package io.sampo.task;

import java.util.ArrayList;
import java.util.List;

/** A JSON object on one line. No text of this task has a character that JSON would escape. */
final class JsonLine {
  private JsonLine() {}

  /** The object with these names and texts in turn. */
  static String of(String... namesAndTexts) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      fields.add("\"%s\": \"%s\"".formatted(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return "{" + String.join(", ", fields) + "}";
  }
}
