package io.sampo.learner.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LearnerTermTest {
  private static final int LEARNERS = 40;

  @TempDir private Path folder;

  @Test
  void theNewestMayCommitAndNoOther() {
    LearnerTerm first = LearnerTerm.take(folder, "one");
    first.check();
    LearnerTerm second = LearnerTerm.take(folder, "two");
    second.check();
    var refused = assertThrows(SupersededException.class, first::check);
    assertTrue(String.valueOf(refused.getMessage()).contains("term-000002"));
  }

  @Test
  void nobodyMayCommitWhereTermsCannotBeSeen() throws IOException {
    LearnerTerm term = LearnerTerm.take(folder, "one");
    Files.move(folder.resolve("term-000001"), folder.resolve("elsewhere"));
    var refused = assertThrows(CheckpointException.class, term::check);
    assertTrue(String.valueOf(refused.getMessage()).contains("term-000001: not there any more"));
    var again =
        assertThrows(CheckpointException.class, () -> term.whileLeading(() -> checked(term)));
    assertEquals(refused.getMessage(), again.getMessage());
  }

  private static int checked(LearnerTerm term) {
    term.check();
    return 1;
  }

  @Test
  void whatFailsOnceAnotherLeadsIsNoFailureOfTheRun() {
    LearnerTerm first = LearnerTerm.take(folder, "one");
    assertEquals(7, first.<Integer>whileLeading(() -> 7));
    assertThrows(UncheckedIOException.class, () -> first.whileLeading(this::cannotMove));
    LearnerTerm.take(folder, "two");
    var superseded =
        assertThrows(SupersededException.class, () -> first.whileLeading(this::cannotMove));
    assertEquals("moved away", superseded.getSuppressed()[0].getMessage());
  }

  private int cannotMove() {
    throw new UncheckedIOException("moved away", new IOException());
  }

  @Test
  void thoseThatComeTogetherHaveEachATermOfItsOwn() throws Exception {
    Callable<Long> take = () -> LearnerTerm.take(folder, "one of many").number();
    try (ExecutorService together = Executors.newFixedThreadPool(8)) {
      List<Future<Long>> taken =
          together.invokeAll(IntStream.range(0, LEARNERS).mapToObj(_ -> take).toList());
      List<Long> numbers = taken.stream().map(Future::resultNow).sorted().toList();
      assertEquals(LongStream.rangeClosed(1, LEARNERS).boxed().toList(), numbers);
    }
  }
}
