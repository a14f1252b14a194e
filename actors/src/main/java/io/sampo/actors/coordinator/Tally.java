package io.sampo.actors.coordinator;

import io.sampo.actors.work.WorkResult;

/** What has arrived since this coordinator began: responses and the workers' time. */
final class Tally {
  private long samples;
  private long samplerNanos;
  private long judgeNanos;

  void sampled(WorkResult result, long nanos) {
    samplerNanos += nanos;
    samples +=
        switch (result) {
          case WorkResult.Rollout rollout -> rollout.responses().length;
          case WorkResult.EvaluationRollout rollout -> rollout.responses().length;
          case WorkResult.Scores _, WorkResult.References _, WorkResult.Comparisons _ -> 0;
        };
  }

  void judged(long nanos) {
    judgeNanos += nanos;
  }

  long samples() {
    return samples;
  }

  long samplerNanos() {
    return samplerNanos;
  }

  long judgeNanos() {
    return judgeNanos;
  }
}
