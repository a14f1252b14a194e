package io.sampo.task;

/**
 * Tells the main event: up to 2.4 points. The first main verb gives 0.5 if right, and 0.6 if {@code
 * who} stands before it; the first object after it 0.6 if right, and 0.3 if the right adjective
 * stands before it; the first place after that 0.4 if it is right and so is its preposition.
 */
final class EventCriterion implements Criterion {

  @Override
  public int hundredths(Reading post, Summary summary) {
    Event event = post.facts().main();
    int verb = summary.first(Category.MAIN_VERB, 0);
    return verb < 0 ? 0 : deed(event, summary, verb) + thing(event, summary, verb);
  }

  private static int deed(Event event, Summary summary, int verb) {
    int right = summary.has(verb, event.verb()) ? 50 : 0;
    int who = summary.has(verb - 1, event.who()) ? 60 : 0;
    return right + who;
  }

  private static int thing(Event event, Summary summary, int verb) {
    int object = summary.first(Category.OBJECT, verb);
    if (object < 0) {
      return 0;
    }
    int right = summary.has(object, event.object()) ? 60 : 0;
    int adjective = summary.has(object - 1, event.adjective()) ? 30 : 0;
    return right + adjective + scene(event, summary, object);
  }

  private static int scene(Event event, Summary summary, int object) {
    int place = summary.first(Category.PLACE, object);
    boolean right =
        place >= 0
            && summary.has(place, event.place())
            && summary.has(place - 2, event.preposition());
    return right ? 40 : 0;
  }
}
