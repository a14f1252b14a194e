package io.sampo.app.display;

import java.util.List;

/**
 * A moment of a run, all that a display shows of it. A number that is not known yet is NaN.
 *
 * @param title what runs: algorithm, seed and folder
 * @param step updates committed
 * @param steps updates to make
 * @param updatesPerSecond committed updates per second, of late
 * @param samplesPerSecond responses generated per second, of late
 * @param lag steps between the weights that generated the last batch and those that learned from it
 * @param queues what waits between the stages
 * @param roles one line for each role, in the order of the dataflow
 * @param loss the last step's loss
 * @param winRateBefore golden win rate of the initial model, 0..1
 * @param winRate golden win rate at the last evaluation, 0..1
 * @param kl reverse KL to the initial model at the last evaluation, nats per response
 * @param evaluations evaluations finished, the one before training included
 * @param etaSeconds seconds to the end at the present speed
 */
public record RunView(
    String title,
    int step,
    int steps,
    double updatesPerSecond,
    double samplesPerSecond,
    int lag,
    Queues queues,
    List<RoleLine> roles,
    double loss,
    double winRateBefore,
    double winRate,
    double kl,
    int evaluations,
    double etaSeconds) {

  public RunView {
    roles = List.copyOf(roles);
  }

  /**
   * What a role does right now.
   *
   * @param role {@code coordinator}, {@code sampler}, {@code judge} or {@code learner}
   * @param activity in a few words, for example {@code order 41 under version 19}
   */
  public record RoleLine(String role, String activity) {}

  /**
   * Depths of the queues between the stages.
   *
   * @param orders orders issued and not yet generated
   * @param rollouts rollouts that wait for a verdict
   * @param batches batches complete and not yet learned from
   */
  public record Queues(int orders, int rollouts, int batches) {
    public static final Queues EMPTY = new Queues(0, 0, 0);
  }

  /** The share of the steps that is done, 0..1. */
  double progress() {
    return steps == 0 ? 1 : Math.clamp((double) step / steps, 0, 1);
  }
}
