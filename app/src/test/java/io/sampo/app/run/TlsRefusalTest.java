package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose certificates cannot be used does not begin, and says all that is wrong. */
final class TlsRefusalTest {
  @TempDir private Path out;

  @Test
  void everyMissingFileIsNamedBeforeAnythingStarts() {
    SmallRun run = new SmallRun(out, "tls").set("deployment.tls.folder", out.toString());
    assertEquals(
        """
        sampo: deployment.tls.folder: %1$s/ca.pem: missing (expected: a file)
        sampo: deployment.tls.folder: %1$s/node.pem: missing (expected: a file)
        sampo: deployment.tls.folder: %1$s/node.key: missing (expected: a file)
        """
            .formatted(out),
        run.ended().err());
    assertFalse(Files.exists(run.folder().path()));
  }
}
