package io.sampo.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The 238 words of the task and their ids.
 *
 * <p>The order of ids is fixed, for model files depend on it: {@code <pad>} 0, {@code <eos>} 1,
 * {@code <sep>} 2, {@code .} 3, {@code ?} 4; then the words of each {@link Category} in declaration
 * order; then cues, function words, and the words of fillers, questions and lead-ins as they first
 * occur. Words are made of {@code a–z . ? < >} alone, so JSON needs no escapes.
 */
public final class Vocabulary {
  public static final String PAD = "<pad>";
  public static final String EOS = "<eos>";
  public static final String SEP = "<sep>";
  static final List<String> SPECIAL = List.of(PAD, EOS, SEP);

  private static final Vocabulary TASK = new Vocabulary();

  private final List<String> words = List.copyOf(inOrder());
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, Category> categories = new HashMap<>();

  private Vocabulary() {
    for (String word : words) {
      ids.put(word, ids.size());
    }
    for (Category category : Category.values()) {
      category.words().forEach(word -> categories.put(word, category));
    }
  }

  public static Vocabulary task() {
    return TASK;
  }

  public int size() {
    return words.size();
  }

  /** All words; a word's position is its id. */
  public List<String> words() {
    return words;
  }

  /** The word with this id. */
  public String word(int id) {
    if (id < 0 || id >= words.size()) {
      throw new IllegalArgumentException(
          "id: %d (expected: 0..%d)".formatted(id, words.size() - 1));
    }
    return words.get(id);
  }

  /** The id of this word. */
  public int id(String word) {
    Integer id = ids.get(word);
    if (id == null) {
      throw new IllegalArgumentException(
          "word: \"%s\" (expected: one of the task's %d words)".formatted(word, size()));
    }
    return id;
  }

  /** The category of this word; none for function words, and for words that are not ours. */
  public Optional<Category> category(String word) {
    return Optional.ofNullable(categories.get(word));
  }

  boolean is(String word, Category category) {
    return categories.get(word) == category;
  }

  private static SequencedSet<String> inOrder() {
    List<String> texts = new ArrayList<>(SPECIAL);
    texts.addAll(List.of(".", "?"));
    for (Category category : Category.values()) {
      texts.addAll(category.words());
    }
    texts.addAll(Phrases.CUES);
    texts.addAll(Phrases.FUNCTION_WORDS);
    texts.addAll(Phrases.FILLERS);
    texts.addAll(Phrases.QUESTIONS);
    texts.addAll(Phrases.LEAD_INS);
    return new LinkedHashSet<>(Words.of(Words.join(texts)));
  }
}
