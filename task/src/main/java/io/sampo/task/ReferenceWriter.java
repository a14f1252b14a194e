package io.sampo.task;

import io.sampo.task.ReferenceShape.Front;
import io.sampo.task.ReferenceShape.Material;
import io.sampo.task.ReferenceShape.Tail;
import java.util.List;

/**
 * Writes reference summaries as uneven as people's: one in ten is off topic, most leave something
 * out, some ramble or repeat themselves, and any fact may be {@linkplain Slips wrong}. The summary
 * of (split, index, draw) is always the same.
 */
final class ReferenceWriter {
  /** Longer summaries are cut. */
  static final int LONGEST = 15;

  private static final double OFF_TOPIC = 0.10;

  private final Post post;
  private final Draws draws;
  private final Slips slips;

  private ReferenceWriter(Post post, Draws draws) {
    this.post = post;
    this.draws = draws;
    this.slips = new Slips(post, draws);
  }

  static String reference(Split split, long index, int draw) {
    Draws draws = Draws.of(Draws.Purpose.REFERENCE, split.seed(), index, draw);
    return new ReferenceWriter(PostGenerator.post(split, index), draws).summary();
  }

  private String summary() {
    boolean offTopic = draws.chance(OFF_TOPIC);
    ReferenceShape shape = offTopic ? shape(0.5, 0.5) : shape(0.45, 0.40);
    Event event = offTopic ? post.story().minor() : post.story().facts().main();
    List<String> words = shape.words(material(event));
    return Words.join(words.subList(0, Math.min(words.size(), LONGEST)));
  }

  private ReferenceShape shape(double adjective, double place) {
    return new ReferenceShape(front(), draws.chance(adjective), draws.chance(place), tail());
  }

  private Front front() {
    double u = draws.unit();
    return u < 0.12 ? Front.LEAD_IN : u < 0.22 ? Front.WEEKDAY : Front.NONE;
  }

  private Tail tail() {
    double u = draws.unit();
    return u < 0.35 ? Tail.OUTCOME : u < 0.45 ? Tail.FILLER : u < 0.51 ? Tail.REPEAT : Tail.NONE;
  }

  private Material material(Event event) {
    return new Material(
        slips.event(event),
        slips.outcome(post.story().facts().outcome()),
        post.story().weekday(),
        draws.pick(Phrases.LEAD_INS),
        post.story().filler().orElseGet(() -> draws.pick(Phrases.FILLERS)));
  }
}
