package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sampo.certificates.MadeCertificates;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code sampo chaos}, under TLS. Six processes, few of a kind: whoever is away
 * holds the run back, and so does lag 0, so that ten faults need few steps: fewer still than they
 * have here, where the second run suffers what the first was too short for. The seed's faults take
 * little time and meet every role.
 */
final class ChaosIT {
  private static final int FAULTS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final List<String> SMALL =
      List.of(
          "batch.online.prompts-per-order=2",
          "batch.offline.pairs-per-order=2",
          "data.prompts.rows=256",
          "data.pairs.rows=256",
          "evaluation.every=10",
          "evaluation.prompts=4",
          "evaluation.final-prompts=4");

  @TempDir private Path out;

  private List<String> chaos(Path folder, Path certificates) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("chaos", "--seed", "56", "--kills", Integer.toString(FAULTS)));
    arguments.addAll(List.of("--processes", "coordinator=2,learner=2,sampler=1,judge=1"));
    arguments.addAll(
        List.of("--judge", "golden", "--lag", "0", "--steps", "100", "--out", folder.toString()));
    for (String setting : SMALL) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--set", "deployment.tls.folder=" + certificates));
    return arguments;
  }

  @Test
  void tenFaultsLoseNothingAndLeaveTheSameWeights() throws Exception {
    Path folder = out.resolve("chaos");
    Path certificates = MadeCertificates.in(out.resolve("certificates"));
    File output = out.resolve("output").toFile();
    String said;
    try (Started harness = Started.with(chaos(folder, certificates), output)) {
      said = harness.ends(0, PATIENCE);
    }
    Path results = folder.resolve("chaos-56");
    JsonNode result = new ObjectMapper().readTree(results.resolve("chaos.json").toFile());
    assertEquals(result.get("undisturbed_sha256"), result.get("weights_sha256"), said);
    assertEquals(0, result.get("lost").intValue(), said);
    assertEquals(0, result.get("duplicates").intValue(), said);
    assertEquals(FAULTS, result.get("asked").intValue(), said);
    int faults =
        StreamSupport.stream(result.get("kills").spliterator(), false)
            .mapToInt(JsonNode::intValue)
            .sum();
    assertEquals(FAULTS, faults, said);
    for (int run = 1; run <= result.get("runs").intValue(); run++) {
      String name = run == 1 ? "disturbed" : "disturbed-" + run;
      assertEquals(
          Measurements.of(new RunFolder(results.resolve("undisturbed"))),
          Measurements.of(new RunFolder(results.resolve(name))));
    }
  }
}
