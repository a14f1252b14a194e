package io.sampo.app.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code sampo --version} prints: the project's version, the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "sampo " + Objects.requireNonNullElse(version, "(not packaged)"),
      "java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT)
    };
  }
}
