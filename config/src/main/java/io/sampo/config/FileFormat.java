package io.sampo.config;

/** Format of a data file, each plain or gzip'd. */
public enum FileFormat {
  /** By the file's name: .jsonl, .json, .csv, .parquet, each optionally .gz. */
  AUTO,
  /** JSON lines, or one JSON array of objects. */
  JSON,
  CSV,
  PARQUET
}
