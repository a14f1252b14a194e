package io.sampo.config;

/**
 * The annotation phases of a run: its T steps cut into F stretches of K = T / F, each of which
 * learns from what one snapshot generated (Xu et al. 2024, section 5.2). F = T is on-policy up to
 * the lag, F = 1 is offline data from the initial model.
 *
 * @param steps T
 * @param count F, a divisor of T; 0 stands for T
 * @param lag η
 */
public record Phases(int steps, int count, int lag) {
  /** K, batches of a phase. */
  public int length() {
    return count == 0 ? 1 : Math.max(1, steps / count);
  }

  /** p, the phase of batch t. */
  public long of(long step) {
    return step / length();
  }

  /** v(t) = max(0, p · K − η), the snapshot that generates the online lane of batch t. */
  public long version(long step) {
    return Math.max(0, of(step) * length() - lag);
  }

  /**
   * How many batches beyond the learner's may be open, where their version exists: as many as the
   * lag, and one at least, so that generation goes on beside learning within a phase.
   */
  public int ahead() {
    return Math.max(1, lag);
  }

  /** Whether F divides T. */
  boolean fit() {
    return count == 0 || steps % count == 0;
  }

  /** The multiple of F that is nearest to T, never 0. */
  int nearestSteps() {
    int below = steps - steps % count;
    int above = below + count;
    return below > 0 && steps - below <= above - steps ? below : above;
  }
}
