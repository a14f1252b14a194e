package io.sampo.task;

import java.util.Set;

/** A post as the scorer sees it: its facts and the set of its words. */
record Reading(Facts facts, Set<String> words) {

  static Reading of(String post) {
    var words = Words.of(post);
    return new Reading(FactReader.read(words), Set.copyOf(words));
  }
}
