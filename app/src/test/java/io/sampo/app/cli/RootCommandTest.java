package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class RootCommandTest {
  private final StringWriter out = new StringWriter();
  private final CommandLine sampo =
      RootCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

  @Test
  void everyCommandAnswersHelp() {
    Set<String> commands = sampo.getSubcommands().keySet();
    assertEquals(
        Set.of(
            "demo",
            "train",
            "sft",
            "reward-model",
            "preference-model",
            "generate",
            "score",
            "evaluate",
            "pairs",
            "study",
            "bench",
            "node",
            "drain",
            "chaos",
            "status"),
        commands);
    for (String command : commands) {
      assertEquals(0, sampo.execute(command, "--help"), command);
      assertTrue(out.toString().contains("Usage: sampo " + command), command);
    }
  }

  @Test
  void versionNamesTheProgramAndTheJava() {
    assertEquals(0, sampo.execute("--version"));
    assertTrue(out.toString().startsWith("sampo "));
    assertTrue(out.toString().contains("java " + Runtime.version()));
  }

  @Test
  void aNodeJoinsAHostAndAPort() {
    for (String seed : List.of("127.0.0.1", ":7355", "host:0", "host:99999", "host:x")) {
      String message =
          Invocation.fails(2, "node", "--role", "sampler", "-c", "run.conf", "--join", seed);
      assertTrue(message.contains(seed + " (expected: HOST:PORT)"), message);
    }
  }

  @Test
  void noCommandIsAUsageError() {
    assertEquals(2, sampo.execute());
  }

  @Test
  void optionsOfARunAreKeysOfTheConfiguration() {
    LaunchOptions options = new LaunchOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            "--judge",
            "golden",
            "--lag=0",
            "--processes",
            "--seed",
            "3",
            "--set",
            "batch.lag=2",
            "--phases",
            "4",
            "--record",
            "stream.parquet");
    assertEquals(
        Map.of(
            "judge.training.kind", "golden",
            "batch.lag", "2",
            "batch.phases", "4",
            "record.path", "stream.parquet",
            "deployment.processes", "true",
            "run.seed", "3"),
        options.overrides());
  }
}
