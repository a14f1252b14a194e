package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Certificates from the script that people make theirs with. */
final class MadeCertificates {
  private static final Path SCRIPT =
      Path.of(System.getProperty("sampo.root", ".."), "cluster-conf", "tls", "make-certificates");

  private MadeCertificates() {}

  /** A node under an authority of its own. */
  static Path in(Path folder) throws Exception {
    Process made =
        new ProcessBuilder(SCRIPT.toString(), folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, made.waitFor(), "openssl is needed to make certificates");
    return folder;
  }
}
