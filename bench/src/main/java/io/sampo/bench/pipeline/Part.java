package io.sampo.bench.pipeline;

import java.util.Locale;

/** What a node of the pipeline does; named as the cluster's roles are. */
enum Part {
  COORDINATOR,
  LEARNER,
  SAMPLER,
  JUDGE;

  String role() {
    return name().toLowerCase(Locale.ROOT);
  }
}
