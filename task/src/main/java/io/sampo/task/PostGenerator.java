package io.sampo.task;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the story of each (split, index): background, main event, outcome and the rest. One
 * optional sentence in two comes before the main event; in three posts of ten a background sentence
 * comes late; a question ends the post if it fits.
 */
final class PostGenerator {
  private static final double EARLY_EXTRA = 0.5;
  private static final double LATE_BACKGROUND = 0.3;

  private PostGenerator() {}

  static Post post(Split split, long index) {
    Draws draws = Draws.of(Draws.Purpose.POST, split.seed(), index);
    Story story = new Storyteller(draws).story();
    return new Post(story, withQuestion(inOrder(story, draws), draws.pick(Phrases.QUESTIONS)));
  }

  private static List<String> inOrder(Story story, Draws draws) {
    List<String> before = new ArrayList<>(story.background());
    List<String> after = new ArrayList<>(List.of(story.outcomeSentence()));
    for (String extra : story.extras()) {
      (draws.chance(EARLY_EXTRA) ? before : after).add(extra);
    }
    List<String> first = draws.shuffled(before);
    List<String> rest = draws.shuffled(after);
    if (draws.chance(LATE_BACKGROUND)) {
      rest.addFirst(first.removeLast());
    }
    first.add(story.mainSentence());
    first.addAll(rest);
    return first;
  }

  private static List<String> withQuestion(List<String> sentences, String question) {
    int words = Words.of(Words.join(sentences)).size();
    List<String> post = new ArrayList<>(sentences);
    if (words + Words.of(question).size() <= Post.LONGEST) {
      post.add(question);
    }
    return List.copyOf(post);
  }
}
