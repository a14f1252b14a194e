package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be run ends in a message, with nothing half-written. */
final class RefusalTest {
  @TempDir private Path out;

  private SmallRun run(String... more) {
    return new SmallRun(out, "run", "--judge", "golden", "--steps", "1").with(more);
  }

  /** The message on standard error of a run that may not begin. */
  private String refused(SmallRun run) {
    Ended ended = run.ended();
    assertEquals(1, ended.code(), ended.err());
    assertTrue(ended.err().startsWith("sampo: "), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
    return ended.err();
  }

  private void refusedWithoutATrace(SmallRun run, String... words) {
    String message = refused(run);
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
    assertFalse(Files.exists(run.folder().path()), "a folder was left behind");
  }

  private Path copyOf(String model) throws IOException {
    Path copy = Files.createDirectory(out.resolve("copy-of-" + model));
    try (Stream<Path> files = Files.list(Commands.CHECKPOINTS.resolve(model))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static Path truncated(Path model) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    return model;
  }

  @Test
  void aFolderWithARunIsGoneOnInOnlyWhenAskedAndOnlyWithTheSameLearning() throws IOException {
    String first = run().completed().weightsSha256();
    assertTrue(refused(run()).contains("holds a run already (expected: --resume"));
    String message =
        refused(run("--resume", "--seed", "9").set("optimizer.lr", "0.5").set("batch.lag", "0"));
    for (String key : List.of("run.seed: 9", "optimizer.lr: 0.5", "batch.lag: 0")) {
      assertTrue(message.contains(key), message);
    }
    Path recording = out.resolve("other.parquet");
    message = refused(run("--resume", "--record", recording.toString()));
    assertTrue(message.contains("record.path: " + recording + " (expected: null"), message);
    assertTrue(Files.exists(run().folder().summary()), "the finished run was touched");
    SmallRun elsewhere = run("--resume", "--samplers", "2").set("deployment.watchdog-after", "9 s");
    assertEquals(first, elsewhere.completed().weightsSha256());
  }

  @Test
  void aMetricsFileWithABrokenLineIsNotGoneOnWith() throws IOException {
    run().completed();
    Files.delete(run().folder().summary());
    Path metrics = run().folder().metrics();
    Files.writeString(metrics, "{broken\n" + Files.readString(metrics));
    assertTrue(refused(run("--resume")).contains(metrics + ": line 1"));
    assertTrue(Files.readString(metrics).startsWith("{broken"), "the file was written over");
  }

  @Test
  void anUnknownKeyIsRefused() {
    refusedWithoutATrace(run().set("optimizer.learning-rate", "1"), "optimizer.learning-rate");
  }

  @Test
  void everyBadValueIsNamedAtOnce() {
    refusedWithoutATrace(
        run().set("optimizer.lr", "-1").set("batch.lag", "many"), "optimizer.lr", "batch.lag");
  }

  @Test
  void aMissingModelFolderIsRefused() {
    refusedWithoutATrace(run().set("model.path", "/no/such/model"), "/no/such/model");
  }

  @Test
  void aTruncatedModelIsRefused() throws IOException {
    Path model = truncated(copyOf("policy"));
    refusedWithoutATrace(run().set("model.path", model.toString()), "model.safetensors");
  }

  @Test
  void aModelWithoutATokenizerIsRefused() throws IOException {
    Path model = copyOf("policy");
    Files.delete(model.resolve("tokenizer.json"));
    refusedWithoutATrace(run().set("model.path", model.toString()), "tokenizer.json");
  }

  @Test
  void aPolicyIsNoRewardModel() {
    refusedWithoutATrace(
        run()
            .set("judge.training.kind", "reward-model")
            .set("judge.training.path", Commands.CHECKPOINTS.resolve("policy").toString()),
        "judge.training.path",
        "(expected: one with a scalar head, a reward model)");
  }

  @Test
  void aRewardModelIsNoPolicy() {
    refusedWithoutATrace(
        run().set("model.path", Commands.CHECKPOINTS.resolve("reward-model").toString()),
        "model.path",
        "(expected: one with a language head)");
  }

  @Test
  void aTruncatedRewardModelIsRefused() throws IOException {
    Path model = truncated(copyOf("reward-model"));
    refusedWithoutATrace(
        run()
            .set("judge.training.kind", "reward-model")
            .set("judge.training.path", model.toString()),
        model.toString());
  }

  @Test
  void aMissingDataFileIsRefused() {
    refusedWithoutATrace(
        run().set("data.prompts.source", "file").set("data.prompts.path", "/no/such.jsonl"),
        "/no/such.jsonl");
  }

  @Test
  void allThatIsMissingIsNamedAtOnceByItsKey() {
    refusedWithoutATrace(
        run()
            .set("model.path", "/no/model")
            .set("judge.training.kind", "reward-model")
            .set("judge.training.path", "/no/judge")
            .set("data.prompts.source", "file")
            .set("data.prompts.path", "/no/prompts.jsonl"),
        "sampo: model.path: /no/model: no model folder",
        "sampo: judge.training.path: /no/judge: no model folder",
        "sampo: data.prompts.path: /no/prompts.jsonl: no such file");
  }

  @Test
  void theGoldenScorerIsRefusedWhereItCannotReadThePrompts() throws IOException {
    Path prompts = Files.writeString(out.resolve("p.jsonl"), "{\"prompt\": \"now now\"}\n");
    refusedWithoutATrace(
        run().set("data.prompts.source", "file").set("data.prompts.path", prompts.toString()),
        "judge.training.kind: golden reads the bundled task alone: ",
        "(expected: a kind that is a model)");
  }

  @Test
  void aDeviceThatIsNotThereIsRefused() {
    refusedWithoutATrace(
        run().set("model.device", "cuda:63"), "device: cuda:63: the engine cannot use it");
  }

  @Test
  void aConfigurationThatIsNoHoconIsRefusedWithItsLine() throws IOException {
    Path file = Files.writeString(out.resolve("bad.conf"), "run {\n  name = x\n");
    Ended ended = Commands.sampo(List.of("train", "-c", file.toString()));
    assertEquals(1, ended.code(), ended.err());
    assertTrue(ended.err().startsWith("sampo: cannot be read as HOCON ("), ended.err());
    assertTrue(ended.err().contains(file + ":3"), ended.err());
  }

  @Test
  void aBusyPortIsNamedByItsKeyAndARunThatNeverBeganIsNoRun() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      String message = refused(run().set("deployment.port", port));
      assertTrue(message.contains("deployment.port: cannot listen on 127.0.0.1:" + port), message);
    }
    assertTrue(Files.exists(run().folder().config()), "the run had not come so far");
    run().completed();
  }

  @Test
  void messagesThatWouldNotFitAFrameAreRefused() {
    refusedWithoutATrace(
        run().set("deployment.frame-size", "32 KiB").set("batch.online.prompts-per-order", "200"),
        "deployment.frame-size: 32768 bytes (expected: at least ");
  }
}
