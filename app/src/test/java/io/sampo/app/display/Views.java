package io.sampo.app.display;

import io.sampo.app.display.RunView.Queues;
import io.sampo.app.display.RunView.RoleLine;
import java.util.List;

/** Moments of a run, for tests. */
final class Views {
  private Views() {}

  /** A run of sixty steps at this step, after so many evaluations. */
  static RunView at(int step, int evaluations) {
    return new RunView(
        "bpo · seed 7 · runs/demo",
        step,
        60,
        1.234,
        158.2,
        1,
        new Queues(2, 0, 1),
        List.of(
            new RoleLine("coordinator", "480 orders issued, 2 out"),
            new RoleLine("sampler", "order 41 under version 19"),
            new RoleLine("judge", "waits for a rollout"),
            new RoleLine("learner", "batch 20, order 5 of 8")),
        0.6931,
        0.421,
        evaluations > 1 ? 0.507 : 0.421,
        evaluations > 1 ? 1.5 : Double.NaN,
        evaluations,
        72);
  }
}
