package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.work.Content;
import io.sampo.app.JavaCommand;
import io.sampo.app.failure.UserError;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest messages of a run cross between two JVMs when frames are just as large as asked. */
final class LargestMessagesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private static RunConfig config(long frameSize) {
    return RunConfig.of(
        ConfigFactory.parseString(
                """
                model.path = nowhere
                judge.training.path = nowhere
                batch.online { orders = 16, prompts-per-order = 16 }
                batch.offline { orders = 16, pairs-per-order = 16 }
                sampling.max-new-tokens = 128
                deployment.frame-size = %d B
                """
                    .formatted(frameSize))
            .withFallback(Presets.demo("online-dpo")));
  }

  private static RunConfig recorded() {
    return RunConfig.of(
        ConfigFactory.parseString("batch.recorded.path = somewhere")
            .withFallback(ConfigFactory.parseString(config(1 << 20).resolved())));
  }

  private static LargestMessages bounds() {
    RunConfig config = config(1 << 20);
    return LargestMessages.of(config, new Fullest(config).inputs());
  }

  @Test
  void aFrameOfOneByteLessIsRefused() {
    LargestMessages bounds = bounds();
    bounds.refuseAbove(bounds.batch());
    UserError refused = assertThrows(UserError.class, () -> bounds.refuseAbove(bounds.batch() - 1));
    assertEquals(
        "deployment.frame-size: %d bytes (expected: at least %d, what the largest batch may take)"
            .formatted(bounds.batch() - 1, bounds.batch()),
        refused.getMessage());
  }

  @Test
  void theLargestOrderRolloutAndBatchCrossBetweenTwoProcesses() throws Exception {
    LargestMessages bounds = bounds();
    RunConfig config = config(bounds.batch());
    Fullest fullest = new Fullest(config);
    ActorTestKit here =
        ActorTestKit.create(
            Node.SYSTEM, NodeSettings.system(config, EnumSet.of(Role.COORDINATOR), false));
    Process there = echo(here, config);
    try {
      Crossing crossing = Crossing.between(here);
      crossing.andBack(fullest.order(), bounds.order());
      crossing.andBack(fullest.rollout(), bounds.rollout());
      crossing.andBack(fullest.batch(), bounds.batch());
      Fullest recorded = new Fullest(recorded());
      crossing.andBack(recorded.batch(), LargestMessages.of(recorded(), recorded.inputs()).batch());
    } finally {
      there.destroyForcibly();
      here.shutdownTestKit();
    }
  }

  private Process echo(ActorTestKit here, RunConfig config) throws IOException {
    Address address = Cluster.get(here.system()).selfMember().address();
    Cluster.get(here.system()).manager().tell(Join.create(address));
    Path file = Files.writeString(folder.resolve("config.conf"), config.resolved());
    List<String> command = new ArrayList<>(JavaCommand.sampo());
    command.removeLast();
    command.addAll(List.of(EchoNode.class.getName(), file.toString(), address.toString()));
    command.add(Long.toString(ProcessHandle.current().pid()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("echo.out").toFile())
        .start();
  }

  /** A way to the other process and back. */
  private record Crossing(
      ActorRef<Object> echo, TestProbe<Object> home, Serialization serialization) {

    static Crossing between(ActorTestKit here) {
      TestProbe<Object> home = here.createTestProbe();
      TestProbe<Receptionist.Listing> listings = here.createTestProbe();
      var receptionist = here.system().receptionist();
      receptionist.tell(Receptionist.register(EchoNode.HOME, home.ref()));
      receptionist.tell(Receptionist.subscribe(EchoNode.ECHO, listings.ref()));
      ActorRef<Object> echo =
          listings
              .fishForMessage(
                  PATIENCE,
                  listing ->
                      listing.getServiceInstances(EchoNode.ECHO).isEmpty()
                          ? FishingOutcomes.continueAndIgnore()
                          : FishingOutcomes.complete())
              .getLast()
              .getServiceInstances(EchoNode.ECHO)
              .iterator()
              .next();
      return new Crossing(echo, home, SerializationExtension.get(here.system()));
    }

    void andBack(Object message, long bound) {
      long size = serialization.serialize(message).get().length;
      assertTrue(size <= bound && bound < size * 1.2 + 8192, size + " bytes, bound " + bound);
      echo.tell(message);
      assertTrue(Content.same(message, home.receiveMessage(PATIENCE)), "another came back");
    }
  }
}
