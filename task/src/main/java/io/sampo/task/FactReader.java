package io.sampo.task;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads the facts back from a post's own words. The main sentence is the only one with a main verb,
 * {@code who V the A O R the P}; the outcome is the only one with {@code now}, {@code now other is
 * F}.
 */
final class FactReader {
  private final List<String> words;

  private FactReader(List<String> words) {
    this.words = words;
  }

  /** The facts of a post, given as its words. */
  static Facts read(List<String> words) {
    FactReader reader = new FactReader(words);
    return new Facts(reader.main(), reader.outcome());
  }

  private Event main() {
    int verb = only("main verb", word -> Vocabulary.task().is(word, Category.MAIN_VERB));
    return new Event(
        word(verb - 1, Category.NAME),
        word(verb, Category.MAIN_VERB),
        word(verb + 2, Category.ADJECTIVE),
        word(verb + 3, Category.OBJECT),
        word(verb + 4, Category.PREPOSITION),
        word(verb + 6, Category.PLACE));
  }

  private Outcome outcome() {
    int now = only("\"now\"", "now"::equals);
    return new Outcome(word(now + 1, Category.NAME), word(now + 3, Category.MOOD));
  }

  private int only(String what, Predicate<String> sought) {
    int[] found = IntStream.range(0, words.size()).filter(i -> sought.test(words.get(i))).toArray();
    if (found.length != 1) {
      throw unreadable("%d words are a %s (expected: one)".formatted(found.length, what));
    }
    return found[0];
  }

  private String word(int place, Category category) {
    String word = 0 <= place && place < words.size() ? words.get(place) : "";
    if (!Vocabulary.task().is(word, category)) {
      throw unreadable(
          "word %d: \"%s\" (expected: one of %s)".formatted(place + 1, word, category));
    }
    return word;
  }

  private IllegalArgumentException unreadable(String problem) {
    return new IllegalArgumentException(
        "no post of the bundled task: %s in \"%s\"".formatted(problem, Words.join(words)));
  }
}
