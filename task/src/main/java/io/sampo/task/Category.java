package io.sampo.task;

import java.util.List;

/**
 * A kind of word that carries meaning, with its words in the order of their ids.
 *
 * <p>The categories are disjoint, so a word's category is a lookup. {@linkplain #content Content}
 * words are the ones a summary can get wrong, invent or repeat.
 */
public enum Category {
  NAME(
      true,
      """
      anna ben clara david emma felix grace henry iris jack kate leo mia nora oscar paula
      quinn rosa sam tina uma victor wendy zoe adam bella carl diana eric fiona george helen
      """),
  MAIN_VERB(
      true,
      """
      broke lost stole burned sold hid found dropped bought painted ruined fixed borrowed buried
      smashed won returned opened traded
      """),
  MINOR_VERB(true, "used saw liked cleaned moved held wanted washed packed carried"),
  OBJECT(
      true,
      """
      lamp vase phone bike guitar watch ring camera mirror book kite drum chair clock cup laptop
      jacket wallet hat tent piano statue radio basket blanket ladder pillow candle necklace
      umbrella suitcase scooter carpet helmet mug puzzle ladle trumpet violin teapot toaster fan
      rug shovel
      """),
  ADJECTIVE(
      true,
      """
      red blue green yellow black white old new tiny huge cheap shiny wooden broken heavy soft
      """),
  PLACE(
      true,
      """
      kitchen garden park school office garage library station market beach hotel bakery attic
      cellar museum forest harbor church gym farm bank cinema bridge castle tunnel balcony stable
      bathroom
      """),
  PREPOSITION(false, "in near behind"),
  MOOD(
      true,
      """
      angry sad happy scared proud jealous upset worried calm shocked grateful confused lonely
      relieved nervous bitter
      """),
  MINOR_MOOD(true, "tired hungry bored late busy cold"),
  WEEKDAY(true, "monday tuesday wednesday thursday friday saturday sunday");

  private final boolean content;

  @SuppressWarnings("ImmutableEnumChecker") // the list is List.of
  private final List<String> words;

  Category(boolean content, String words) {
    this.content = content;
    this.words = Words.of(words);
  }

  boolean content() {
    return content;
  }

  /** The words of this category, in the order of their ids. */
  public List<String> words() {
    return words;
  }
}
