package io.sampo.task;

import java.util.List;

/**
 * The words a story is made of. The first name is {@code who} acts, the second is the {@code other}
 * who has feelings about it, the third is a bystander; the first adjective, object and place belong
 * to the main event.
 */
record Cast(
    List<String> names,
    List<String> minorVerbs,
    List<String> adjectives,
    List<String> objects,
    List<String> places) {

  static Cast draw(Draws draws) {
    return new Cast(
        draws.distinct(3, Category.NAME.words()),
        draws.distinct(2, Category.MINOR_VERB.words()),
        draws.distinct(3, Category.ADJECTIVE.words()),
        draws.distinct(3, Category.OBJECT.words()),
        draws.distinct(3, Category.PLACE.words()));
  }

  String who() {
    return names.get(0);
  }

  String other() {
    return names.get(1);
  }

  String third() {
    return names.get(2);
  }
}
