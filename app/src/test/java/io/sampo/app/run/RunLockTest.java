package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.UserError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {
  @TempDir private Path out;

  @Test
  void aRunHasOneDriverAtATime() throws IOException {
    Path folder = out.resolve("run");
    try (RunLock _ = RunLock.on(folder)) {
      var refused = assertThrows(UserError.class, () -> RunLock.on(folder).close());
      assertTrue(
          String.valueOf(refused.getMessage()).startsWith(folder + ": another process is at work"));
    }
    RunLock.on(folder).close();
  }
}
