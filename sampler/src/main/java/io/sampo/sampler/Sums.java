package io.sampo.sampler;

/** Numbers by row and token made into one, always from the first token to the last, in double. */
final class Sums {
  private Sums() {}

  /** The sum of each row of a flat array. */
  static double[] byRow(double[] flat, int[] lengths) {
    double[] sums = new double[lengths.length];
    int at = 0;
    for (int row = 0; row < sums.length; row++) {
      for (int i = 0; i < lengths[row]; i++) {
        sums[row] += flat[at++];
      }
    }
    return sums;
  }

  /** The sum of each row. */
  static double[] of(float[][] rows) {
    double[] sums = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (float value : rows[row]) {
        sums[row] += value;
      }
    }
    return sums;
  }

  /** Σ (a − b) of each row. */
  static double[] ofDifferences(float[][] a, float[][] b) {
    double[] sums = new double[a.length];
    for (int row = 0; row < sums.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        sums[row] += (double) a[row][i] - b[row][i];
      }
    }
    return sums;
  }

  /** How many |a − b| are larger. */
  static int differencesAbove(float bound, float[][] a, float[][] b) {
    int above = 0;
    for (int row = 0; row < a.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        above += Math.abs(a[row][i] - b[row][i]) > bound ? 1 : 0;
      }
    }
    return above;
  }

  /** The largest |a − b|; not a number if any is not. */
  static float largestDifference(float[][] a, float[][] b) {
    float largest = 0;
    for (int row = 0; row < a.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        largest = Math.max(largest, Math.abs(a[row][i] - b[row][i]));
      }
    }
    return largest;
  }
}
