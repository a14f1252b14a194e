package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.Summary;
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
        new SmallRun(out, "run", "--seed", "7", "--judge", "golden", "--steps", "60")
            .set("deployment.port", Integer.toString(seed.port()));
    try (Started driver = run.started()) {
      Watched.untilStep(run.folder(), 1);
      joinsUnlike(run.folder(), seed);
      String log = Files.readString(run.folder().log());
      assertTrue(log.contains("sampo.alike.numerics: "), "no difference told");
      driver.ends(0);
    }
    assertEquals(60, Summary.read(run.folder().summary()).steps());
  }

  private void joinsUnlike(RunFolder run, FreeAddress seed) throws Exception {
    List<String> unlike = joining(run, seed, "deployment.mixed-numerics=true");
    try (Started node = Started.with(unlike, out.resolve("unlike.out").toFile())) {
      String said = node.ends(1);
      assertTrue(said.contains("another run, version or arithmetic"), said);
    }
  }

  private static List<String> joining(RunFolder run, FreeAddress seed, String more) {
    return Commands.node(run.config(), "sampler", seed.text(), "--set", more);
  }
}
