package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.failure.ErrorBoundary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ChaosCommandTest {
  @TempDir private Path out;
  private final StringWriter err = new StringWriter();

  private int chaos(String... more) {
    CommandLine commands = ErrorBoundary.around(RootCommand.commandLine());
    commands.setErr(new PrintWriter(err, true));
    List<String> line = new ArrayList<>(List.of("chaos", "--out", out.toString()));
    line.addAll(List.of(more));
    return commands.execute(line.toArray(String[]::new));
  }

  @Test
  void aClusterNeedsEachRole() {
    assertEquals(1, chaos("--processes", "coordinator=2,learner=1,sampler=3"));
    assertTrue(err.toString().contains("--processes: no judge in "), err.toString());
  }

  @Test
  void aKindOfFaultThatIsNotThereIsRefused() {
    assertEquals(2, chaos("--faults", "kill,flood"));
    assertTrue(err.toString().contains("flood"), err.toString());
  }

  @Test
  void anExperimentIsNotWrittenOver() throws Exception {
    Files.createDirectories(out.resolve("chaos-5"));
    assertEquals(1, chaos("--seed", "5"));
    assertTrue(err.toString().contains("chaos-5: exists already"), err.toString());
  }
}
