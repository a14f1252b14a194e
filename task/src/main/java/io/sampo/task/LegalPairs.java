package io.sampo.task;

import io.sampo.task.ReferenceShape.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 72 pairs of neighbours that occur in references without slips and cuts.
 *
 * <p>A neighbour is a word's category, or the word itself where it has none; a summary begins with
 * {@code <s>} and, if it is finished, ends with {@code <eos>}. The set is derived from what {@link
 * ReferenceShape} can say: every shape, with every filler and lead-in, over one event of each kind
 * (events differ in nothing but the words of a category).
 */
final class LegalPairs {
  private static final String START = "<s>";
  private static final Set<Pair> LEGAL = derive();

  private LegalPairs() {}

  record Pair(String left, String right) {}

  static boolean contain(Pair pair) {
    return LEGAL.contains(pair);
  }

  static int count() {
    return LEGAL.size();
  }

  /** The pairs of neighbours of a summary, in order. */
  static List<Pair> of(List<String> words, boolean finished) {
    List<Pair> pairs = new ArrayList<>();
    String left = START;
    for (String word : words) {
      String right = kind(word);
      pairs.add(new Pair(left, right));
      left = right;
    }
    if (finished) {
      pairs.add(new Pair(left, Vocabulary.EOS));
    }
    return pairs;
  }

  private static String kind(String word) {
    return Vocabulary.task().category(word).map(Category::name).orElse(word);
  }

  private static Set<Pair> derive() {
    List<Material> materials = materials();
    return ReferenceShape.all().stream()
        .flatMap(shape -> materials.stream().map(shape::words))
        .flatMap(words -> of(words, true).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Material> materials() {
    List<Material> materials = new ArrayList<>();
    for (Category verb : List.of(Category.MAIN_VERB, Category.MINOR_VERB)) {
      for (String leadIn : Phrases.LEAD_INS) {
        for (String filler : Phrases.FILLERS) {
          materials.add(material(verb, leadIn, filler));
        }
      }
    }
    return materials;
  }

  private static Material material(Category verb, String leadIn, String filler) {
    String name = any(Category.NAME);
    Event event =
        new Event(
            name,
            any(verb),
            any(Category.ADJECTIVE),
            any(Category.OBJECT),
            any(Category.PREPOSITION),
            any(Category.PLACE));
    Outcome outcome = new Outcome(name, any(Category.MOOD));
    return new Material(event, outcome, any(Category.WEEKDAY), leadIn, filler);
  }

  private static String any(Category category) {
    return category.words().getFirst();
  }
}
