package io.sampo.app.run;

import java.util.Locale;

/** What a node does in a run. */
public enum Role {
  COORDINATOR,
  LEARNER,
  SAMPLER,
  JUDGE;

  /** The name that clusters and command lines use. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text();
  }
}
