package io.sampo.config;

/** Where verdicts are written down. */
public enum VerdictRecord {
  /** Nowhere: every verdict can be made again. */
  OFF,
  /** In a file of H2, which one process has open. */
  H2,
  /** In a PostgreSQL, for any number of processes. */
  POSTGRESQL
}
