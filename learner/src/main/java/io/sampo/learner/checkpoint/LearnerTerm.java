package io.sampo.learner.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A learner's right to commit, until another takes the next term. Terms are files named term-000003
 * beside the checkpoints, each made by exactly one learner, since making a file exclusively is the
 * compare-and-set that all nodes share.
 *
 * @param folder of the run's checkpoints
 * @param number 1 for the first learner
 */
public record LearnerTerm(Path folder, long number) {
  private static final String PREFIX = "term-";

  /**
   * Takes the next term: whoever held the one before may commit no more.
   *
   * @param owner who takes it, for people
   */
  public static LearnerTerm take(Path folder, String owner) {
    try {
      Files.createDirectories(folder);
      while (true) {
        var term = new LearnerTerm(folder, newest(folder) + 1);
        try {
          Files.writeString(term.file(), owner + "\n", StandardOpenOption.CREATE_NEW);
          return term;
        } catch (FileAlreadyExistsException e) {
          // Another was quicker: the one after it is free.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": no term can be taken: " + e.getMessage(), e);
    }
  }

  /**
   * Throws when a later term has been taken, or when this one's file is not there: then the folder
   * is not the one that all nodes share, and who leads cannot be seen.
   */
  public void check() {
    checkNewest();
    if (!Files.exists(file())) {
      throw new CheckpointException(
          file()
              + ": not there any more (expected: the term under which this learner leads; is the run's"
              + " folder out of reach?); nothing was committed");
    }
  }

  private void checkNewest() {
    var next = new LearnerTerm(folder, number + 1);
    if (Files.exists(next.file())) {
      throw new SupersededException(
          next.file() + ": another learner leads (here: term " + number + ")");
    }
  }

  /**
   * Does what counts only under the newest term. Whatever goes wrong once another learner leads,
   * which tidies the folder up as its own, is no failure of the run.
   */
  public <T> T whileLeading(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      try {
        checkNewest();
      } catch (SupersededException superseded) {
        superseded.addSuppressed(e);
        throw superseded;
      }
      throw e;
    }
  }

  /** As its file is called: {@code term-000003}. */
  String name() {
    return PREFIX + "%06d".formatted(number);
  }

  private Path file() {
    return folder.resolve(name());
  }

  private static long newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches(PREFIX + "\\d+"))
          .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
          .max()
          .orElse(0);
    }
  }
}
