package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsLog;
import io.sampo.app.metrics.MetricsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run measures has a definition, and what its report can draw is measured. */
final class MeasuredNamesTest {
  @TempDir private static Path out;
  private static SmallRun run;

  @BeforeAll
  static void runOnce() throws IOException {
    run =
        new SmallRun(out, "measured", "--steps", "3")
            .set("evaluation.every", "2")
            .set("evaluation.prompts", "2")
            .set("evaluation.final-prompts", "2")
            .set("evaluation.pairs", "2");
    run.completed();
  }

  @Test
  void everyNameIsDefined() throws IOException {
    String definitions =
        Files.readString(Path.of(System.getProperty("sampo.root"), "docs", "metrics.md"));
    Set<String> undefined = new TreeSet<>();
    for (MetricsRow row : MetricsLog.read(run.folder().metrics())) {
      row.values().keySet().stream()
          .filter(name -> !definitions.contains("`" + name + "`"))
          .forEach(undefined::add);
    }
    assertEquals(Set.of(), undefined);
  }

  @Test
  void theReportDrawsTheSecondsOfEachStage() throws IOException {
    String page = Files.readString(run.folder().report());
    for (String stage : new String[] {"generate", "judge", "update"}) {
      assertTrue(page.contains(">" + stage + "<"), stage);
    }
  }
}
