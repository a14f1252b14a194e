package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sampo.app.failure.ErrorBoundary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** A command line that has run: its exit code and what it printed. */
record Invocation(int code, String out, String err) {

  /** Runs {@code sampo} in this process. */
  static Invocation of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ErrorBoundary.around(RootCommand.commandLine())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Invocation(code, out.toString(), err.toString());
  }

  /** The same, which must succeed. */
  static Invocation succeeds(Object... arguments) {
    Invocation run = of(arguments);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  /** The message of a run that must fail. */
  static String fails(int code, Object... arguments) {
    Invocation run = of(arguments);
    assertEquals(code, run.code(), run.out() + run.err());
    return run.err();
  }
}
