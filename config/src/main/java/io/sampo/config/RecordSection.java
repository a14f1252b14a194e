package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether what is generated and judged is kept.
 *
 * @param path the recording to be, a Parquet file; absent for none
 */
public record RecordSection(Optional<Path> path) {
  static RecordSection from(Settings settings) {
    return new RecordSection(settings.optionalPath("path"));
  }
}
