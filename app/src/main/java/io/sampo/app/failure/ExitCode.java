package io.sampo.app.failure;

/** The exit codes of {@code sampo}, as {@code sampo --help} lists them. */
public final class ExitCode {
  public static final int DONE = 0;

  /** Something a person can mend: an input, a file, a port. */
  public static final int FAILED = 1;

  /** A command line that cannot be read. */
  public static final int USAGE = 2;

  /** A defect of the program; the log has the trace. */
  public static final int DEFECT = 70;

  private ExitCode() {}
}
