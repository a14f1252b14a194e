package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is not like those of the run is refused, and the run does not notice. */
final class UnlikeNodeIT {
  @TempDir private Path out;

  @Test
  void aNodeThatWouldLearnSomethingElseIsRefusedWithTheKeys() throws Exception {
    SmallRun run = new SmallRun(out, "short", "--judge", "golden", "--steps", "1");
    run.completed();
    Ended ended = Commands.sampo(joining(run.folder(), FreeAddress.any(), "optimizer.lr=0.5"));
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("optimizer.lr: 0.5 (expected: "), ended.err());
  }

  @Test
  void aNodeOfOtherArithmeticIsRefusedAndTheRunGoesOn() throws Exception {
    FreeAddress seed = FreeAddress.any();
    SmallRun run =
        new SmallRun(out, "run", "--seed", "7", "--judge", "golden", "--steps", "5000")
            .set("deployment.port", Integer.toString(seed.port()));
    try (Started driver = run.started()) {
      Watched.untilStep(run.folder(), 1);
      joinsUnlike(run.folder(), seed);
      String log = Files.readString(run.folder().log());
      assertTrue(
          log.contains("sampo.alike.numerics: mixed (expected: PyTorch 2."), "no difference told");
      anotherRunIsRefusedThere(seed);
      Watched.untilStep(run.folder(), run.steps().getLast().step() + 1);
      driver.interrupt();
      driver.ends(Run.STOPPED);
    }
  }

  private void joinsUnlike(RunFolder run, FreeAddress seed) throws Exception {
    List<String> unlike = joining(run, seed, "deployment.mixed-numerics=true");
    try (Started node = Started.with(unlike, out.resolve("unlike.out").toFile())) {
      String said = node.ends(1);
      assertTrue(said.contains("numerics=mixed"), said);
    }
  }

  /** By a member file of a node whose address the first run has taken since. */
  private void anotherRunIsRefusedThere(FreeAddress taken) {
    SmallRun other = new SmallRun(out, "other", "--judge", "golden", "--steps", "1");
    Members.of(other.folder().path()).add(taken.text());
    Ended ended = other.ended();
    assertEquals(1, ended.code());
    assertTrue(
        ended.err().contains(taken.text() + ": who is there refuses this node"), ended.err());
    assertTrue(ended.err().contains("run=other"), ended.err());
  }

  private static List<String> joining(RunFolder run, FreeAddress seed, String more) {
    return Commands.node(run.config(), "sampler", seed.text(), "--set", more);
  }
}
