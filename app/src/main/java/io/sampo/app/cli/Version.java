package io.sampo.app.cli;

import io.sampo.app.SampoVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code sampo --version} prints: the project's version, the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "sampo " + SampoVersion.text(),
      "java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT)
    };
  }
}
