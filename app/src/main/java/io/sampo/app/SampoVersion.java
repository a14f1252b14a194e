package io.sampo.app;

import java.util.Objects;

/** Which Sampo this is. */
public final class SampoVersion {
  private SampoVersion() {}

  /** The project's version, as the jar has it. */
  public static String text() {
    String version = SampoVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "(not packaged)");
  }
}
