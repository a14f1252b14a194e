package io.sampo.app.chaos;

import io.sampo.app.run.Role;
import java.time.Duration;
import java.time.Instant;

/**
 * A fault that happened.
 *
 * @param pid of the process that suffered it
 * @param leading whether it led: the learner with the seat, the coordinator that was at work
 */
record Event(Fault fault, Role role, long pid, boolean leading, Instant time) {
  double secondsUntil(Instant moment) {
    return Duration.between(time, moment).toMillis() / 1e3;
  }
}
