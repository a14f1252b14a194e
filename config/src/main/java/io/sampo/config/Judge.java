package io.sampo.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A judge.
 *
 * @param path model folder of {@link JudgeKind#REWARD_MODEL}
 */
public record Judge(JudgeKind kind, Optional<Path> path) {
  static Judge from(Settings settings) {
    Judge judge =
        new Judge(settings.choice("kind", JudgeKind.class), settings.optionalPath("path"));
    settings.rule(
        judge.kind != JudgeKind.REWARD_MODEL || judge.path.isPresent(),
        "path",
        "a reward model's folder, since kind is reward-model");
    return judge;
  }
}
