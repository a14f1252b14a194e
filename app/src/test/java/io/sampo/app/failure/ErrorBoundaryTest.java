package io.sampo.app.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.config.Presets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class ErrorBoundaryTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aUserErrorIsItsMessageAlone() {
    assertEquals(1, run(new UserError("optimizer.lr: -1 (expected: a positive number)")));
    assertEquals("sampo: optimizer.lr: -1 (expected: a positive number)\n", err.toString());
  }

  @Test
  void severalProblemsAreALineEach() {
    run(new UserError("a: 1\nb: 2"));
    assertEquals("sampo: a: 1\nsampo: b: 2\n", err.toString());
  }

  @Test
  void aFailureThatAnotherThreadMetIsUnwrapped() {
    assertEquals(1, run(new CompletionException(new UserError("busy"))));
    assertEquals("sampo: busy\n", err.toString());
  }

  @Test
  void aMissingFileAndABusyPortAreExpected() {
    assertEquals(1, run(new NoSuchFileException("posts.jsonl")));
    assertEquals(1, run(new BindException("Address already in use")));
    assertEquals(1, run(new RuntimeException("no port 7355", new BindException("in use"))));
    assertEquals(
        """
        sampo: posts.jsonl: no such file or folder
        sampo: the network address cannot be used: Address already in use
        sampo: the network address cannot be used: no port 7355
        """,
        err.toString());
  }

  @Test
  void aBadConfigurationIsExpected() {
    assertEquals(1, execute(() -> Presets.algorithm("ppo").entrySet().size()));
    assertTrue(err.toString().startsWith("sampo: algorithm.name: ppo"), err.toString());
  }

  @Test
  void aDefectIsOneLineThatNamesTheLog() {
    assertEquals(70, run(new IllegalStateException("impossible")));
    assertTrue(err.toString().contains("IllegalStateException: impossible (trace: "));
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void debuggingShowsTheTrace() {
    new ErrorBoundary(true).report(new UserError("busy"), new PrintWriter(err, true));
    assertTrue(err.toString().contains("\tat "));
  }

  @Test
  void aBadOptionIsAUsageErrorThatPointsToTheHelp() {
    assertEquals(2, execute(() -> 0, "--sede", "3"));
    assertTrue(err.toString().contains("--sede"));
    assertTrue(err.toString().contains("Try 'boom --help'."));
    assertFalse(err.toString().contains("\tat "));
  }

  private int run(Exception failure) {
    return execute(() -> {
      throw failure;
    });
  }

  private int execute(Callable<Integer> work, String... args) {
    CommandLine line = new CommandLine(new Boom(work)).setErr(new PrintWriter(err, true));
    return new ErrorBoundary(false).guard(line).execute(args);
  }

  /** A command that does what the test says. */
  @Command(name = "boom")
  private static final class Boom implements Callable<Integer> {
    private final Callable<Integer> work;

    Boom(Callable<Integer> work) {
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
