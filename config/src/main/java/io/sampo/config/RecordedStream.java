package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An online lane that is replayed from a recording instead of being sampled.
 *
 * @param path the recording
 * @param shuffleLevel share of the stream that is shuffled at a time: 0 in order, 1 uniformly
 */
public record RecordedStream(Path path, double shuffleLevel) {
  static Optional<RecordedStream> from(Settings settings) {
    double level = settings.number("shuffle-level", Bounds.PROBABILITY);
    return settings.optionalPath("path").map(path -> new RecordedStream(path, level));
  }
}
