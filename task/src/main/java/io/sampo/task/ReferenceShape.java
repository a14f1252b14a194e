package io.sampo.task;

import java.util.ArrayList;
import java.util.List;

/**
 * Which parts a reference summary has: {@code [front] event [tail]}, the event with or without its
 * adjective and its place.
 */
record ReferenceShape(Front front, boolean adjective, boolean place, Tail tail) {

  /** What comes before the event. */
  enum Front {
    NONE,
    LEAD_IN,
    WEEKDAY
  }

  /** What follows the event, after an {@code and}. */
  enum Tail {
    NONE,
    OUTCOME,
    FILLER,
    /** The first four words of the event again. */
    REPEAT
  }

  /** What there is to say: the pieces that a shape may use. */
  record Material(Event event, Outcome outcome, String weekday, String leadIn, String filler) {}

  private static final int REPEATED_WORDS = 4;

  /** All shapes. */
  static List<ReferenceShape> all() {
    List<ReferenceShape> shapes = new ArrayList<>();
    for (Front front : Front.values()) {
      for (Tail tail : Tail.values()) {
        for (int bits = 0; bits < 4; bits++) {
          shapes.add(new ReferenceShape(front, (bits & 1) == 1, (bits & 2) == 2, tail));
        }
      }
    }
    return shapes;
  }

  List<String> words(Material material) {
    String event = material.event().clause(adjective, place);
    return Words.of(front(material) + " " + event + " " + tail(material, event));
  }

  private String front(Material material) {
    return switch (front) {
      case NONE -> "";
      case LEAD_IN -> material.leadIn();
      case WEEKDAY -> "on " + material.weekday();
    };
  }

  private String tail(Material material, String event) {
    return switch (tail) {
      case NONE -> "";
      case OUTCOME -> "and " + material.outcome().clause();
      case FILLER -> "and " + material.filler();
      case REPEAT -> "and " + Words.join(Words.of(event).subList(0, REPEATED_WORDS));
    };
  }
}
