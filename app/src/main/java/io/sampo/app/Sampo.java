package io.sampo.app;

import io.sampo.app.cli.RootCommand;
import io.sampo.app.failure.ErrorBoundary;
import io.sampo.app.failure.RunLog;

/** The entry point of {@code ./sampo}. */
public final class Sampo {
  private Sampo() {}

  public static void main(String[] args) {
    RunLog.takeInTheJdks();
    System.exit(ErrorBoundary.around(RootCommand.commandLine()).execute(args));
  }
}
