package io.sampo.app;

import io.sampo.app.cli.RootCommand;
import io.sampo.app.failure.ErrorBoundary;

/** The entry point of {@code ./sampo}. */
public final class Sampo {
  private Sampo() {}

  public static void main(String[] args) {
    System.exit(ErrorBoundary.around(RootCommand.commandLine()).execute(args));
  }
}
