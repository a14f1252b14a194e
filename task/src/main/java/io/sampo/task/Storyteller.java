package io.sampo.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes up one story from one stream of draws. */
final class Storyteller {
  private static final double SECOND_MINOR_EVENT = 0.7;
  private static final double FILLER = 0.6;
  private static final double MINOR_MOOD = 0.3;

  private final Draws draws;
  private final Cast cast;

  Storyteller(Draws draws) {
    this.draws = draws;
    this.cast = Cast.draw(draws);
  }

  Story story() {
    Facts facts = new Facts(main(), outcome());
    String cue = draws.pick(Phrases.CUES);
    String weekday = draws.pick(Category.WEEKDAY.words());
    Event minor = minor();
    Optional<String> filler = filler();
    String elsewhere = cast.places().get(1);
    return new Story(facts, cue, weekday, elsewhere, minor, filler, extras(filler));
  }

  private Event main() {
    String verb = draws.pick(Category.MAIN_VERB.words());
    return event(cast.who(), verb, 0, cast.places().get(0));
  }

  private Event minor() {
    return event(draws.pick(cast.names()), cast.minorVerbs().get(0), 1, cast.places().get(2));
  }

  private Event event(String who, String verb, int thing, String place) {
    String preposition = draws.pick(Category.PREPOSITION.words());
    String adjective = cast.adjectives().get(thing);
    return new Event(who, verb, adjective, cast.objects().get(thing), preposition, place);
  }

  private Outcome outcome() {
    return new Outcome(cast.other(), draws.pick(Category.MOOD.words()));
  }

  private Optional<String> filler() {
    return draws.chance(FILLER) ? Optional.of(draws.pick(Phrases.FILLERS)) : Optional.empty();
  }

  private List<String> extras(Optional<String> filler) {
    List<String> extras = new ArrayList<>();
    if (draws.chance(SECOND_MINOR_EVENT)) {
      extras.add(secondMinorEvent());
    }
    filler.ifPresent(sentence -> extras.add(sentence + " ."));
    if (draws.chance(MINOR_MOOD)) {
      extras.add(minorMood());
    }
    return List.copyOf(extras);
  }

  private String secondMinorEvent() {
    String who = draws.pick(List.of(cast.other(), cast.third()));
    String adjective = cast.adjectives().get(2);
    String verb = cast.minorVerbs().get(1);
    return "%s %s the %s %s .".formatted(who, verb, adjective, cast.objects().get(2));
  }

  private String minorMood() {
    String who = draws.pick(List.of(cast.who(), cast.other()));
    return who + " was " + draws.pick(Category.MINOR_MOOD.words()) + " .";
  }
}
