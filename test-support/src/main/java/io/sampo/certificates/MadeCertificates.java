package io.sampo.certificates;

import java.io.IOException;
import java.nio.file.Path;

/** Certificates from the script that people make theirs with. It needs openssl. */
public final class MadeCertificates {
  private static final Path SCRIPT =
      Path.of(System.getProperty("sampo.root", ".."), "cluster-conf", "tls", "make-certificates");

  private MadeCertificates() {}

  /**
   * A node under an authority of its own, in the folder that is returned.
   *
   * @throws IllegalStateException when the script fails, which says why on standard error
   */
  public static Path in(Path folder) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder(SCRIPT.toString(), folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int code = made.waitFor();
    if (code != 0) {
      throw new IllegalStateException(SCRIPT + " " + folder + ": exit code " + code);
    }
    return folder;
  }
}
