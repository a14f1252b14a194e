package io.sampo.app.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.ProcessName;
import io.sampo.app.metrics.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code nodes/HOST-PID.json} in a run's folder: where a node of it can be asked. It is there as
 * long as the node is; one that was killed leaves it behind.
 */
public final class NodeFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "management";

  private final Path file;

  private NodeFile(Path file) {
    this.file = file;
  }

  /** Says where this process can be asked. */
  public static NodeFile write(Path runFolder, String address) throws IOException {
    long pid = ProcessHandle.current().pid();
    Path nodes = Files.createDirectories(folder(runFolder));
    Path file = nodes.resolve(ProcessName.here() + ".json");
    AtomicFile.write(file, JSON.createObjectNode().put("pid", pid).put(ADDRESS, address) + "\n");
    return new NodeFile(file);
  }

  /** host:port of the nodes that say so, the newest first; those that were killed included. */
  public static List<String> addresses(Path runFolder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(runFolder), "*.json")) {
      found.forEach(files::add);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
    files.sort((a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()));
    List<String> addresses = new ArrayList<>();
    for (Path file : files) {
      JsonNode address = JSON.readTree(file.toFile()).path(ADDRESS);
      if (address.isTextual()) {
        addresses.add(address.asText());
      }
    }
    return addresses;
  }

  private static Path folder(Path runFolder) {
    return runFolder.resolve("nodes");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
