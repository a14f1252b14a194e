package io.sampo.config;

/** Where rows come from. */
public enum SourceKind {
  /** The bundled task's generator. */
  TASK,
  /** A file of the user's. */
  FILE
}
