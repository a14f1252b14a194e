package io.sampo.learner.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.model.checkpoint.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a run: folders named step-000040, each complete, since it gets its name only
 * once all its files are on the disk. The newest that verifies is the one to go on from.
 */
public final class CheckpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANIFEST = "manifest.json";

  /** SHA-256 of the manifest, in hex: the manifest has those of all other files. */
  private static final String SEAL = "manifest.sha256";

  /** How the name of a folder ends that is being written. */
  private static final String UNFINISHED = ".part";

  private static final Pattern UNFINISHED_OF = Pattern.compile("step-\\d+\\.term-(\\d+)\\.part");

  private final Path folder;
  private final int keep;

  /**
   * The checkpoints below a folder.
   *
   * @param keep how many of the newest stay
   */
  public CheckpointStore(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /** A verified checkpoint. */
  public record Found(Path folder, Manifest manifest) {}

  /** The newest checkpoint that is whole: its manifest as sealed, its files as in the manifest. */
  public Optional<Found> newest() {
    for (Path candidate : newestFirst()) {
      Optional<Found> found = verified(candidate);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether there is one of that step, whole. */
  public boolean has(int step) {
    Path candidate = folder.resolve(name(step));
    return Files.isDirectory(candidate) && verified(candidate).isPresent();
  }

  /**
   * Writes a checkpoint: all of it or nothing. A learner that has been superseded meanwhile, and
   * may have slept over it, is in nobody's way.
   *
   * @param manifest without the digests of the files, which are worked out here
   * @param term under which it counts, or does not
   * @param files writes the files into the folder it is given
   */
  public void write(Manifest manifest, LearnerTerm term, Consumer<Path> files) {
    Path unfinished = folder.resolve(name(manifest.step()) + "." + term.name() + UNFINISHED);
    try {
      clearUpTo(term);
      // Not its parents: a folder that is out of reach would be made anew, somewhere else.
      Files.createDirectory(unfinished);
      files.accept(unfinished);
      byte[] complete =
          JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete(manifest, unfinished));
      writeNew(unfinished.resolve(MANIFEST), complete);
      String seal = FileDigest.of(unfinished.resolve(MANIFEST));
      writeNew(unfinished.resolve(SEAL), seal.getBytes(StandardCharsets.US_ASCII));
      term.check();
      Path finished = folder.resolve(name(manifest.step()));
      deleteAll(finished);
      Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
      prune(manifest.step());
    } catch (IOException e) {
      throw new CheckpointException(unfinished + ": cannot be written: " + e, e);
    }
  }

  /** What learners of this term, or of one before it, left unfinished. */
  private void clearUpTo(LearnerTerm term) {
    for (Path file : list(folder)) {
      Matcher unfinished = UNFINISHED_OF.matcher(String.valueOf(file.getFileName()));
      if (unfinished.matches() && Long.parseLong(unfinished.group(1)) <= term.number()) {
        try {
          deleteAll(file);
        } catch (IOException e) {
          // Somebody who leads no more still writes there; the next checkpoint looks again.
          LOG.debug("{} stays for now", file, e);
        }
      }
    }
  }

  private static void writeNew(Path file, byte[] content) throws IOException {
    Files.write(
        file,
        content,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  private static Manifest complete(Manifest manifest, Path folder) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path file : list(folder)) {
      digests.put(String.valueOf(file.getFileName()), FileDigest.of(file));
    }
    return new Manifest(
        manifest.step(),
        manifest.updates(),
        manifest.ledger(),
        manifest.metrics(),
        manifest.learning(),
        manifest.inputs(),
        digests);
  }

  private static Optional<Found> verified(Path candidate) {
    try {
      verify(candidate.resolve(MANIFEST), sealOf(candidate));
      Manifest manifest = JSON.readValue(candidate.resolve(MANIFEST).toFile(), Manifest.class);
      verifyStep(candidate, manifest.step());
      for (Map.Entry<String, String> file : manifest.files().entrySet()) {
        verify(candidate.resolve(file.getKey()), file.getValue());
      }
      return Optional.of(new Found(candidate, manifest));
    } catch (IOException e) {
      LOG.warn("checkpoint {} is broken and does not count: {}", candidate, e.getMessage());
      return Optional.empty();
    }
  }

  private static String sealOf(Path candidate) throws IOException {
    Path seal = candidate.resolve(SEAL);
    if (!Files.exists(seal)) {
      throw new IOException(SEAL + " is missing");
    }
    return Files.readString(seal, StandardCharsets.ISO_8859_1);
  }

  private static void verify(Path file, String expected) throws IOException {
    String seen = FileDigest.of(file);
    if (!seen.equals(expected)) {
      throw new IOException(
          file.getFileName() + ": SHA-256 " + seen + " (expected: " + expected + ")");
    }
  }

  private static void verifyStep(Path candidate, int step) throws IOException {
    if (!candidate.endsWith(name(step))) {
      throw new IOException(
          MANIFEST + ": step " + step + " (expected: that of " + candidate.getFileName() + ")");
    }
  }

  /** Those of later steps are broken, or this learner would not stand here: they do not count. */
  private void prune(int newest) throws IOException {
    Path last = folder.resolve(name(newest));
    List<Path> whole =
        newestFirst().stream().dropWhile(candidate -> !candidate.equals(last)).toList();
    for (Path old : whole.stream().skip(keep).toList()) {
      deleteAll(old);
    }
  }

  private List<Path> newestFirst() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder).stream()
        .filter(f -> String.valueOf(f.getFileName()).matches("step-\\d+"))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path file : list(folder)) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static String name(int step) {
    return "step-%06d".formatted(step);
  }
}
