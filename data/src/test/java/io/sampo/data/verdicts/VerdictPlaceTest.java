package io.sampo.data.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import io.sampo.config.RunConfig;
import io.sampo.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerdictPlaceTest {
  private static final String POSTGRESQL =
      "verdicts { record = postgresql, user = sampo, url = \"jdbc:postgresql://host/db\" }\n";

  @TempDir private Path folder = Path.of("");

  private static RunConfig config(String lines) {
    return RunConfig.of(
        ConfigFactory.parseString(lines + "\nmodel.path = m, judge.training.path = r"));
  }

  @Test
  void nothingIsRecordedUnlessARunSaysSo() {
    assertEquals(Optional.empty(), VerdictPlace.of(config("")));
  }

  @Test
  void aFileOfH2LiesInTheRunsFolder() {
    VerdictPlace place =
        VerdictPlace.of(config("run.name = a, run.out = /runs, verdicts.record = h2"))
            .orElseThrow();
    assertEquals("jdbc:h2:file:/runs/a/verdicts", place.url());
    assertNull(place.user());
    assertNull(place.password());
  }

  @Test
  void thePasswordComesFromTheEnvironmentAndIsNotShown() {
    RunConfig config = config(POSTGRESQL + "verdicts.password-env = SECRET");
    VerdictPlace place = VerdictPlace.of(config, Map.of("SECRET", "geheim")::get).orElseThrow();
    assertEquals("sampo", place.user());
    assertEquals("geheim", place.password());
    assertEquals("jdbc:postgresql://host/db", place.toString());
    var refused = assertThrows(DataException.class, () -> VerdictPlace.of(config, _ -> null));
    assertEquals(
        "verdicts.password-env: SECRET: not set (expected: the password in it)",
        refused.getMessage());
  }

  @Test
  void thePasswordComesFromAFileWithoutTheEndOfItsLine() throws IOException {
    Path file = folder.resolve("password");
    RunConfig config = config(POSTGRESQL + "verdicts.password-file = \"" + file + "\"");
    assertThrows(DataException.class, () -> VerdictPlace.of(config));
    Files.writeString(file, "geheim\n");
    assertEquals("geheim", VerdictPlace.of(config).orElseThrow().password());
  }
}
