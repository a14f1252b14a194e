package io.sampo.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The adapters that a command adds to its model. */
final class AdapterOptions {
  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "an adapter in PEFT's layout; several times: their exact mean")
  private List<Path> folders = new ArrayList<>();

  List<Path> folders() {
    return folders;
  }
}
