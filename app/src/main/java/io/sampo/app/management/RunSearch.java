package io.sampo.app.management;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the run that a person means, by its folder, by a node's address, or as the only one. */
public final class RunSearch {
  private static final Path RUNS = Path.of("runs");

  private final StatusClient client;

  public RunSearch(StatusClient client) {
    this.client = client;
  }

  /**
   * How the run stands; without a folder and an address, the one run that goes on below runs/.
   *
   * @throws UserError if there is none, or more than one
   */
  public RunStatus find(Optional<Path> folder, Optional<String> address)
      throws IOException, InterruptedException {
    if (folder.isPresent() && address.isPresent()) {
      throw new UserError(
          "--at " + address.get() + ", " + folder.get() + " (expected: one of them)");
    }
    if (address.isPresent()) {
      return client
          .ask(address.get())
          .orElseThrow(() -> new UserError(address.get() + ": nobody listens there"));
    }
    return folder.isPresent() ? of(folder.get()) : only();
  }

  private RunStatus of(Path folder) throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new UserError(folder + ": no such folder (expected: a run's)");
    }
    return client
        .askAny(NodeFile.addresses(folder))
        .orElseThrow(() -> new UserError(folder + ": no run goes on there"));
  }

  private RunStatus only() throws IOException, InterruptedException {
    var running = new TreeMap<Path, RunStatus>();
    for (Path run : runs()) {
      client.askAny(NodeFile.addresses(run)).ifPresent(status -> running.put(run, status));
    }
    if (running.size() != 1) {
      throw new UserError(
          running.isEmpty()
              ? "no run goes on below " + RUNS + " (expected: RUN_FOLDER or --at HOST:PORT)"
              : "these runs go on: " + running.keySet() + " (expected: one of them)");
    }
    return running.firstEntry().getValue();
  }

  private static List<Path> runs() throws IOException {
    List<Path> runs = new ArrayList<>();
    if (Files.isDirectory(RUNS)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(RUNS, Files::isDirectory)) {
        folders.forEach(runs::add);
      }
    }
    return runs;
  }
}
