package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.app.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyCommandTest {
  @TempDir private Path out;

  @Test
  void aStudyWithoutRunsLeavesItsFilesAndItsVerdicts() throws IOException {
    Invocation.succeeds("study", "bandit-tabular", "--seeds", 3, "--plain", "--out", out);
    Path folder = out.resolve("bandit-tabular");
    JsonNode study = new ObjectMapper().readTree(Files.readString(folder.resolve("study.json")));
    assertEquals("bandit-tabular", study.path("name").asText());
    assertEquals("quick", study.path("scale").asText());
    assertEquals(3, study.path("seeds").size());
    assertEquals(2, study.path("findings").size());
    JsonNode finding = study.path("findings").get(0);
    assertEquals("not reproduced", finding.path("verdict").asText());
    assertEquals(3, finding.path("numbers").elements().next().path("seeds").size());
    assertTrue(Files.readString(folder.resolve("README.md")).contains("| softmax |"));
    assertTrue(Files.readString(folder.resolve("softmax.svg")).startsWith("<svg xmlns="));
    assertTrue(Files.readString(folder.resolve("report.html")).contains("not reproduced"));
  }

  @Test
  void theListNamesEveryStudyOnALine() {
    String list = Invocation.succeeds("study", "--list").out();
    assertTrue(list.lines().anyMatch(line -> line.startsWith("hypo-vs-dpo ")), list);
    assertTrue(list.lines().anyMatch(line -> line.startsWith("coverage ")), list);
  }

  @Test
  void anUnknownStudyIsRefusedWithTheNamesThereAre() {
    String error = Invocation.fails(ExitCode.USAGE, "study", "bandit");
    assertTrue(error.contains("bandit (expected: one of bandit-linear, "), error);
  }
}
