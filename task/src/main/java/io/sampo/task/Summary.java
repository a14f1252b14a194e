package io.sampo.task;

import java.util.List;

/**
 * A summary as the scorer sees it.
 *
 * @param words its words, without {@code <eos>}
 * @param finished whether its writer ended it, rather than the limit on new tokens
 */
record Summary(List<String> words, boolean finished) {

  boolean is(int place, Category category) {
    return place < words.size() && Vocabulary.task().is(words.get(place), category);
  }

  /** Whether the word at this place exists and is this one. */
  boolean has(int place, String word) {
    return 0 <= place && place < words.size() && words.get(place).equals(word);
  }

  /** The place of the first word of a category at or after {@code from}; −1 if there is none. */
  int first(Category category, int from) {
    for (int place = from; place < words.size(); place++) {
      if (is(place, category)) {
        return place;
      }
    }
    return -1;
  }
}
