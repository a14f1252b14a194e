package io.sampo.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known key that someone who wrote an unknown one probably meant. */
final class Resemblance {
  private Resemblance() {}

  /** The same name in another section, or else the nearest path at most a third away. */
  static Optional<String> closest(String unknown, Collection<String> known) {
    Optional<String> moved =
        known.stream().filter(key -> leaf(key).equals(leaf(unknown))).findAny();
    return moved.or(() ->
        known.stream()
            .min(Comparator.comparingInt(key -> distance(unknown, key)))
            .filter(key -> distance(unknown, key) <= Math.max(1, leaf(key).length() / 3)));
  }

  private static String leaf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one character. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      nextRow(row, a.charAt(i - 1), b, i);
    }
    return row[b.length()];
  }

  private static void nextRow(int[] row, char c, String b, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int replaced = diagonal + (c == b.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
