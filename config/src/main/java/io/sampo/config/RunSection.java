package io.sampo.config;

import java.nio.file.Path;

/**
 * Which run this is.
 *
 * @param name of the run's folder
 * @param seed of every random stream
 * @param steps updates T
 * @param out folder that holds the runs' folders
 */
public record RunSection(String name, long seed, int steps, Path out) {
  static RunSection from(Settings settings) {
    RunSection run =
        new RunSection(
            settings.text("name"),
            settings.seed("seed"),
            settings.integer("steps", 0),
            settings.path("out", "a folder"));
    settings.rule(
        run.name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
        "name",
        "letters, digits, '.', '_' and '-', beginning with a letter or digit");
    return run;
  }

  /** The run's own folder. */
  public Path folder() {
    return out.resolve(name);
  }

  /**
   * The configuration in the run's folder. Nodes that may host the coordinator write it before they
   * join: where it is missing, the folder is not the one that the run's nodes share.
   */
  public Path file() {
    return file(folder());
  }

  /** The configuration in a run's folder. */
  public static Path file(Path folder) {
    return folder.resolve("config.conf");
  }
}
