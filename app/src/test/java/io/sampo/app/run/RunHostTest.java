package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Outcome;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.registry.Registry;
import io.sampo.actors.watchdog.Watchdog;
import io.sampo.actors.work.Ledger;
import io.sampo.app.failure.UserError;
import io.sampo.config.Presets;
import io.sampo.config.RunConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes may host the coordinator of one run, one after the other. */
final class RunHostTest {
  private static final Outcome.Failed NAN =
      new Outcome.Failed(3, Ledger.EMPTY, "order 12: row 2: score NaN (expected: a finite number)");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static ActorTestKit kit;

  @TempDir private Path out;
  private RunConfig config;
  private RunInputs inputs;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void open() throws IOException {
    config =
        RunConfig.of(
            ConfigFactory.parseString(
                    """
                    run { name = run, out = "%s" }
                    model.path = "%s"
                    judge.training.path = "%s"
                    data.prompts.rows = 8
                    data.pairs.rows = 8
                    evaluation.final-prompts = 0
                    """
                        .formatted(
                            out,
                            Commands.CHECKPOINTS.resolve("policy"),
                            Commands.CHECKPOINTS.resolve("reward-model")))
                .withFallback(Presets.goldenDemo("online-dpo")));
    inputs = RunInputs.checked(config);
    new RunFolder(config.run().folder()).prepare(config);
  }

  private RunHost host() throws IOException {
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new RunHost(config, inputs, nobody, true, RunHost.Place.AMONG_OTHERS);
  }

  private static ActorRef<Coordinator.Command> begin(RunHost host) {
    return kit.spawn(
        host.coordinator(
            kit.<Registry.Command>createTestProbe().ref(),
            kit.<Watchdog.Command>createTestProbe().ref()));
  }

  private static void begins(RunHost host) {
    var status = kit.<Status>createTestProbe();
    begin(host).tell(new Coordinator.GetStatus(status.ref()));
    status.receiveMessage(PATIENCE);
    assertFalse(host.finished().isDone());
  }

  @Test
  void whoStoodByWhenARunFailedEndsWithItsReasonAndWhoIsStartedLaterTriesAgain() throws Exception {
    try (RunHost leads = host();
        RunHost standsBy = host()) {
      var e = assertThrows(UserError.class, () -> leads.tell(NAN, 0));
      assertEquals("the run stopped at step 3: " + NAN.message(), e.getMessage());
      begin(standsBy);
      assertEquals(NAN, standsBy.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    try (RunHost startedAgain = host()) {
      begins(startedAgain);
    }
  }

  @Test
  void aNodeThatIsCutOffSaysWhatGoesOnAndFailsTheRunForNobodyElse() throws IOException {
    try (RunHost minority = host();
        RunHost majority = host()) {
      minority.onCutOff(Optional.empty());
      var e = assertThrows(CompletionException.class, () -> minority.finished().join());
      assertEquals(
          "the run stopped at step 0: the other nodes were out of reach for too long; the same"
              + " command goes on",
          Objects.requireNonNull(e.getCause()).getMessage());
      assertFalse(Files.exists(config.run().folder().resolve("failure.json")));
      begins(majority);
    }
  }

  @Test
  void aReasonThatCannotBeLeftBehindIsToldAllTheSame() throws IOException {
    try (RunHost leads = host()) {
      Files.createDirectory(config.run().folder().resolve("failure.json"));
      var e = assertThrows(UserError.class, () -> leads.tell(NAN, 0));
      assertEquals("the run stopped at step 3: " + NAN.message(), e.getMessage());
    }
  }

  @Test
  void noCoordinatorBeginsWhereTheFolderIsOutOfReach() throws IOException {
    try (RunHost host = host()) {
      Path away = out.resolve("away");
      Files.move(config.run().folder(), away);
      begin(host);
      var e =
          assertThrows(
              ExecutionException.class,
              () -> host.finished().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      String said = String.valueOf(e.getCause());
      assertTrue(
          said.endsWith(
              "config.conf: not there any more (expected: the run's folder, as this"
                  + " node has prepared it); nothing was begun"),
          said);
      assertFalse(Files.exists(config.run().folder()), "nothing is made in its place");
      Files.move(away, config.run().folder());
    }
  }

  @Test
  void aNodeThatWasNeverLetInSaysWhy() throws IOException {
    try (RunHost stranger = host()) {
      stranger.onCutOff(Optional.of(new UserError("refused")));
      var e = assertThrows(CompletionException.class, () -> stranger.finished().join());
      assertEquals("refused", Objects.requireNonNull(e.getCause()).getMessage());
    }
  }
}
