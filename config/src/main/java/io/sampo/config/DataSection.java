package io.sampo.config;

import java.util.List;

/**
 * What is trained and measured on.
 *
 * @param prompts of the online lane
 * @param pairs of the offline lane
 * @param evaluation held-out prompts with a reference text each
 * @param heldOut preference pairs that measure and are not trained on
 */
public record DataSection(
    OverContext overContext,
    Template template,
    DataSource prompts,
    DataSource pairs,
    DataSource evaluation,
    DataSource heldOut) {

  static DataSection from(Settings settings) {
    return new DataSection(
        settings.choice("over-context", OverContext.class),
        settings.choice("template", Template.class),
        DataSource.from(settings.section("prompts"), List.of("prompt")),
        DataSource.from(settings.section("pairs"), List.of("prompt", "chosen", "rejected")),
        DataSource.from(settings.section("evaluation"), List.of("prompt", "reference")),
        DataSource.from(settings.section("held-out"), List.of("prompt", "chosen", "rejected")));
  }
}
