package io.sampo.judge;

import io.sampo.actors.work.Preference;
import java.util.Arrays;

/** Which of two responses to a prompt is better: the larger score wins, equals are equal. */
final class Comparison {
  private Comparison() {}

  /** Responses equal token for token are equal whatever their scores' last bits say. */
  static Preference of(int[] first, double firstScore, int[] second, double secondScore) {
    if (firstScore == secondScore || Arrays.equals(first, second)) {
      return Preference.TIE;
    }
    return firstScore > secondScore ? Preference.FIRST : Preference.SECOND;
  }

  /** What the first response wins: 1, ½ or 0. */
  static double win(Preference preference) {
    return switch (preference) {
      case FIRST -> 1;
      case SECOND -> 0;
      case TIE, INVALID -> 0.5;
    };
  }
}
