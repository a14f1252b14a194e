package io.sampo.app.run;

import java.nio.file.Path;

/** The files of a run. */
record RunFolder(Path path) {
  Path config() {
    return path.resolve("config.conf");
  }

  Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  Path answers() {
    return path.resolve("answers.jsonl");
  }

  Path summary() {
    return path.resolve("summary.json");
  }

  Path report() {
    return path.resolve("report.html");
  }

  Path model() {
    return path.resolve("model");
  }

  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  Path log() {
    return path.resolve("sampo.log");
  }
}
