package io.sampo.task;

import java.util.List;

/**
 * A story told in sentences: 36 to 48 words, 44 on average, full stops and question marks counted.
 */
record Post(Story story, List<String> sentences) {
  static final int SHORTEST = 36;
  static final int LONGEST = 48;

  /** The words of the post, blanks between them. */
  String text() {
    return Words.join(sentences);
  }

  List<String> words() {
    return Words.of(text());
  }
}
