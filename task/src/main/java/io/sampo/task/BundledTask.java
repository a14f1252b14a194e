package io.sampo.task;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The task's door: every text by (split, index), and files of them.
 *
 * <p>An index is any number from 0; there is no last post.
 */
public final class BundledTask {
  /** How sharply golden scores decide the labels of the bundled offline pairs, per point. */
  public static final double PAIR_LABEL_SLOPE = 2.5;

  private BundledTask() {}

  /** The text of a post, without {@code <sep>}: 36 to 48 words. */
  public static String prompt(Split split, long index) {
    return PostGenerator.post(split, index).text();
  }

  /** The first reference summary of a post: the one win rates compare with. */
  public static String reference(Split split, long index) {
    return reference(split, index, 0);
  }

  /** The reference summary number {@code draw} of a post: at most 15 words. */
  public static String reference(Split split, long index, int draw) {
    return ReferenceWriter.reference(split, index, draw);
  }

  /**
   * Two different references of a post, ordered by {@link BradleyTerryLabels} on their golden
   * scores.
   *
   * @param slope how sharply scores decide, per point
   */
  public static PreferencePair preferencePair(Split split, long index, double slope) {
    String first = reference(split, index);
    String second = otherReference(split, index, first);
    String post = prompt(split, index);
    boolean inOrder =
        new BradleyTerryLabels(slope, split.seed())
            .prefersFirst(
                GoldenScorer.score(post, first, true),
                GoldenScorer.score(post, second, true),
                index);
    return inOrder ? new PreferencePair(first, second) : new PreferencePair(second, first);
  }

  /**
   * Writes the records of posts {@code from .. from + count − 1} as JSON lines.
   *
   * @return {@code file}
   */
  public static Path export(Path file, Split split, long from, long count, Records records)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      Stream<String> lines =
          LongStream.range(from, from + count).boxed().flatMap(i -> records.lines(split, i));
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        out.append(each.next()).append('\n');
      }
    }
    return file;
  }

  private static String otherReference(Split split, long index, String first) {
    int draw = 1;
    String other = reference(split, index, draw);
    while (other.equals(first)) {
      other = reference(split, index, ++draw);
    }
    return other;
  }
}
