package io.sampo.task;

import java.util.List;
import java.util.function.Predicate;

/**
 * The mistakes of a careless writer: each fact is replaced, with probability 0.07, by another word
 * of its category, as often one from elsewhere in the post as one from anywhere.
 */
final class Slips {
  private static final double SLIP = 0.07;
  private static final double FROM_POST = 0.5;

  private final List<String> postWords;
  private final Draws draws;

  Slips(Post post, Draws draws) {
    this.postWords = post.words();
    this.draws = draws;
  }

  Event event(Event right) {
    return new Event(
        word(Category.NAME, right.who()),
        verb(right.verb()),
        word(Category.ADJECTIVE, right.adjective()),
        word(Category.OBJECT, right.object()),
        right.preposition(),
        word(Category.PLACE, right.place()));
  }

  Outcome outcome(Outcome right) {
    return new Outcome(word(Category.NAME, right.who()), word(Category.MOOD, right.mood()));
  }

  private String verb(String right) {
    boolean main = Vocabulary.task().is(right, Category.MAIN_VERB);
    return word(main ? Category.MAIN_VERB : Category.MINOR_VERB, right);
  }

  private String word(Category category, String right) {
    return draws.chance(SLIP) ? wrong(category, right) : right;
  }

  private String wrong(Category category, String right) {
    Predicate<String> other = word -> !word.equals(right);
    List<String> elsewhere =
        postWords.stream().filter(category.words()::contains).filter(other).distinct().toList();
    boolean fromPost = draws.chance(FROM_POST) && !elsewhere.isEmpty();
    return draws.pick(fromPost ? elsewhere : category.words().stream().filter(other).toList());
  }
}
