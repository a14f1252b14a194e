package io.sampo.task;

import io.sampo.task.LegalPairs.Neighbour.AnyOf;
import io.sampo.task.LegalPairs.Neighbour.Edge;
import io.sampo.task.LegalPairs.Neighbour.Word;
import io.sampo.task.ReferenceShape.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 72 pairs of neighbours that occur in references without slips and cuts.
 *
 * <p>A neighbour is a word's category, or the word itself where it has none; a summary's beginning
 * counts as a neighbour and so does its end, if it is finished. The set is derived from what {@link
 * ReferenceShape} can say: every shape, with every filler and lead-in, over one event of each kind
 * (events differ in nothing but the words of a category).
 */
final class LegalPairs {
  private static final Set<Pair> LEGAL = derive();

  private LegalPairs() {}

  /** Two neighbours. */
  record Pair(Neighbour left, Neighbour right) {}

  /** What stands beside something. */
  sealed interface Neighbour {
    /** Any word of a category. */
    record AnyOf(Category category) implements Neighbour {}

    /** This very word. */
    record Word(String word) implements Neighbour {}

    /** Where a summary begins and where it ends. */
    enum Edge implements Neighbour {
      START,
      END
    }
  }

  static boolean contain(Pair pair) {
    return LEGAL.contains(pair);
  }

  static int count() {
    return LEGAL.size();
  }

  /** The pairs of neighbours of a summary, in order. */
  static List<Pair> of(List<String> words, boolean finished) {
    List<Pair> pairs = new ArrayList<>();
    Neighbour left = Edge.START;
    for (String word : words) {
      Neighbour right = neighbour(word);
      pairs.add(new Pair(left, right));
      left = right;
    }
    if (finished) {
      pairs.add(new Pair(left, Edge.END));
    }
    return pairs;
  }

  private static Neighbour neighbour(String word) {
    Category category = Vocabulary.task().category(word).orElse(null);
    return category == null ? new Word(word) : new AnyOf(category);
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
