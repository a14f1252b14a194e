package io.sampo.task;

import java.util.List;

/** The fixed pieces of text around the facts. None of their words has a {@link Category}. */
final class Phrases {
  /** How a main sentence begins. */
  static final List<String> CUES = List.of("then", "later", "suddenly", "yesterday");

  /** Sentences that say nothing about anyone in the post. */
  static final List<String> FILLERS =
      List.of(
          "it rained all day",
          "the bus was slow",
          "we ate soup again",
          "nobody called that night",
          "the news was loud",
          "i slept too little",
          "it was warm outside",
          "the dog barked a lot");

  /** How a post may end. */
  static final List<String> QUESTIONS =
      List.of("what should i do ?", "was that wrong ?", "any advice please ?", "am i too strict ?");

  /** How a wordy reference begins. */
  static final List<String> LEAD_INS = List.of("i think that", "long story short", "so basically");

  /** The words that hold sentences together. */
  static final List<String> FUNCTION_WORDS = List.of("the", "and", "is", "was", "at", "on", "now");

  private Phrases() {}
}
