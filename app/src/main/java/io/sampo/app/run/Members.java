package io.sampo.app.run;

import io.sampo.app.metrics.AtomicFile;
import io.sampo.weights.HolderAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code members/HOST_PORT} in a run's folder: a node that is a member of the run's cluster, or was
 * killed as one. Whoever starts again asks them too before it begins a cluster, and takes away what
 * a process before it left at its address: so who listens where a file is was a member and still
 * runs, but for the moment in which it starts.
 *
 * @param folder that all nodes share
 */
record Members(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  /** Whoever joins asks this many of the newest; more would be asked in vain. */
  private static final int ASKED = 32;

  private record Member(String address, FileTime since) {}

  static Members of(Path runFolder) {
    return new Members(runFolder.resolve("members"));
  }

  /** A folder that cannot be written keeps nobody from being a member. */
  void add(String address) {
    try {
      AtomicFile.write(Files.createDirectories(folder).resolve(name(address)), address + "\n");
    } catch (IOException e) {
      LOG.warn(
          "{}: whoever starts again will not find {} by it: {}", folder, address, e.toString());
    }
  }

  void remove(String address) {
    try {
      Files.deleteIfExists(folder.resolve(name(address)));
    } catch (IOException _) {
      // It stays, as that of a node that was killed does, and is asked in vain.
    }
  }

  private static String name(String address) {
    return address.replaceAll("[^A-Za-z0-9.-]", "_");
  }

  /** host:port of these, then of the members, the newest first, none twice. */
  List<String> after(List<String> first) {
    return Stream.concat(first.stream(), addresses().limit(ASKED)).distinct().toList();
  }

  /** host:port of the members but this one, the newest first. */
  List<String> without(String address) {
    return addresses().filter(other -> !other.equals(address)).toList();
  }

  private Stream<String> addresses() {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(Members::read)
          .sorted(Comparator.comparing(Member::since).reversed())
          .map(Member::address)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where it has just gone, or holds no address. */
  private static Stream<Member> read(Path file) {
    try {
      HolderAddress address = HolderAddress.parse(Files.readString(file).strip());
      return Stream.of(new Member(address.toString(), Files.getLastModifiedTime(file)));
    } catch (IOException | IllegalArgumentException _) {
      return Stream.empty();
    }
  }
}
