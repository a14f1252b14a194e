package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of runs, each in a process of its own. */
final class StudyOfRunsIT {
  private static final List<String> SMALL =
      List.of(
          "run.steps=2",
          "evaluation.every=1",
          "evaluation.prompts=4",
          "evaluation.final-prompts=8");

  @TempDir private Path out;

  private JsonNode findings() throws Exception {
    File output = out.resolve("output").toFile();
    try (Started study = Started.with(arguments(), output)) {
      study.ends(0);
    }
    Path file = out.resolve("bo2").resolve("study.json");
    return new ObjectMapper().readTree(Files.readString(file)).path("findings");
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("study", "bo2", "--seeds", "1", "--plain"));
    arguments.addAll(List.of("--out", out.toString()));
    for (String setting : SMALL) {
      arguments.addAll(List.of("--set", setting));
    }
    return arguments;
  }

  /** By run: the SHA-256 of its weights, and when it was made. */
  private Map<String, String> runs() throws IOException {
    Map<String, String> runs = new TreeMap<>();
    try (Stream<Path> folders = Files.list(out.resolve("cache"))) {
      for (Path folder : folders.toList()) {
        Path summary = folder.resolve("summary.json");
        JsonNode sha = new ObjectMapper().readTree(summary.toFile()).path("weights_sha256");
        runs.put(
            folder.getFileName().toString(), sha.asText() + Files.getLastModifiedTime(summary));
      }
    }
    return runs;
  }

  @Test
  void makesEachRunOnceAndDecidesNothingByOneSeed() throws Exception {
    JsonNode findings = findings();
    Map<String, String> runs = runs();
    assertEquals(2, runs.size(), runs.toString());
    assertEquals(2, new HashSet<>(runs.values()).size(), runs.toString());
    Set<String> verdicts = new HashSet<>();
    for (JsonNode finding : findings) {
      verdicts.add(finding.path("verdict").asText());
      JsonNode seeds = finding.path("numbers").elements().next().path("seeds");
      assertEquals(1, seeds.size(), finding.toString());
      assertNotEquals("null", seeds.get(0).asText(), finding.toString());
    }
    assertEquals(Set.of("not distinguishable at this scale"), verdicts);
    assertEquals(findings, findings());
    assertEquals(runs, runs(), "a run was made again");
  }
}
