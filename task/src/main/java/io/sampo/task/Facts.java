package io.sampo.task;

import java.util.List;
import java.util.Set;

/** What a post is about, and all that a summary should tell: the main event and its outcome. */
record Facts(Event main, Outcome outcome) {

  /** {@code who verb the adjective object preposition the place and other is mood}: 12 words. */
  String perfectSummary() {
    return main.clause() + " and " + outcome.clause();
  }

  /** The content words of main event and outcome. */
  Set<String> words() {
    return Set.copyOf(
        List.of(
            main.who(),
            main.verb(),
            main.adjective(),
            main.object(),
            main.place(),
            outcome.who(),
            outcome.mood()));
  }
}
