package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A judge.
 *
 * @param path model folder of the kinds that are models
 */
public record Judge(JudgeKind kind, Optional<Path> path) {
  static Judge from(Settings settings) {
    Judge judge =
        new Judge(settings.choice("kind", JudgeKind.class), settings.optionalPath("path"));
    String kind = Names.of(judge.kind);
    settings.rule(
        !judge.kind.isModel() || judge.path.isPresent(),
        "path",
        "a " + kind.replace('-', ' ') + "'s folder, since kind is " + kind);
    return judge;
  }

  /** The folder, where a model judges. */
  public Optional<Path> model() {
    return path.filter(_ -> kind.isModel());
  }
}
