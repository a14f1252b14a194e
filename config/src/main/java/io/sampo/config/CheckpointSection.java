package io.sampo.config;

/**
 * When the run is written down.
 *
 * @param every steps between two checkpoints; 0 for one at the end only
 * @param keep checkpoints kept, the newest ones
 */
public record CheckpointSection(int every, int keep) {
  static CheckpointSection from(Settings settings) {
    return new CheckpointSection(settings.integer("every", 0), settings.integer("keep", 1));
  }
}
