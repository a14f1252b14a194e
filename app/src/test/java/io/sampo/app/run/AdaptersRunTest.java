package io.sampo.app.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.app.metrics.MetricsRow;
import io.sampo.app.metrics.Summary;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.checkpoint.SafetensorsFile;
import io.sampo.model.checkpoint.StoredTensor;
import io.sampo.model.lora.AdaptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that train adapters keep the promises of those that train every weight. */
final class AdaptersRunTest {
  private static final int STEPS = 6;
  private static final Path BASE = Commands.CHECKPOINTS.resolve("policy");

  @TempDir private static Path out;
  private static Summary ensemble;

  @BeforeAll
  static void runAnEnsemble() throws IOException {
    ensemble = lora("ensemble", 2).completed();
  }

  private static SmallRun lora(String name, int adapters, String... more) {
    return new SmallRun(out, name, "--seed", "7", "--judge", "golden")
        .with("--steps", Integer.toString(STEPS), "--trainable", "lora")
        .with("--adapters", Integer.toString(adapters))
        .set("trainable.lora.rank", "4")
        .set("checkpoint.every", "2")
        .with(more);
  }

  @Test
  void theSummarySaysWhatWasTrained() {
    assertEquals("lora(r=4, alpha=32, adapters=2)", ensemble.trainable());
    assertEquals(2 * 32_768, ensemble.trainableParameters());
  }

  @Test
  void threeSamplersMakeTheWeightsOfOne() throws IOException {
    Summary three = lora("three", 2, "--samplers", "3").completed();
    assertEquals(ensemble.weightsSha256(), three.weightsSha256());
  }

  @Test
  void aRunThatLostItsLastCheckpointsGoesOnToTheSameWeights() throws IOException {
    SmallRun run = lora("resumed", 2);
    run.completed();
    for (int step : List.of(4, 6)) {
      remove(run.folder().checkpoints().resolve("step-%06d".formatted(step)));
    }
    Summary resumed = lora("resumed", 2, "--resume").completed();
    assertEquals(ensemble.weightsSha256(), resumed.weightsSha256());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void theModelIsTheBaseWithTheMeanOfTheAdapters() {
    RunFolder folder = lora("ensemble", 2).folder();
    List<Path> adapters = List.of(adapter(folder, 0), adapter(folder, 1));
    try (LanguageModel merged = LanguageModel.open(folder.model(), Compute.cpu());
        LanguageModel mean = new AdaptedModel(BASE, adapters).open(Compute.cpu());
        LanguageModel base = LanguageModel.open(BASE, Compute.cpu())) {
      assertEquals(mean.parameters().sha256(), merged.parameters().sha256());
      assertNotEquals(base.parameters().sha256(), merged.parameters().sha256());
    }
  }

  private static Path adapter(RunFolder folder, int number) {
    return folder.path().resolve("adapter").resolve(Integer.toString(number));
  }

  @Test
  void onlyAdaptersTravelAndAreKept() {
    Path policy =
        lora("ensemble", 2).folder().checkpoints().resolve("step-000006/policy.safetensors");
    try (SafetensorsFile file = SafetensorsFile.open(policy)) {
      assertTrue(file.tensors().keySet().stream().allMatch(name -> name.startsWith("adapter-")));
      assertEquals(2 * 2 * 16, file.tensors().size());
    }
  }

  @Test
  void withoutLagOneAdaptersLogProbsAreTheSamplersBitForBit() throws IOException {
    for (String form : List.of("merged", "unmerged")) {
      SmallRun run =
          lora(form, 1, "--lag", "0").set("run.steps", "3").set("trainable.lora.form", form);
      run.completed();
      assertArrayEquals(
          new double[3], run.steps().stream().mapToDouble(AdaptersRunTest::margin).toArray(), form);
    }
  }

  private static double margin(MetricsRow row) {
    return row.value("margin");
  }

  @Test
  void dropoutIsPartOfWhatIsRepeated() throws IOException {
    Summary first = dropping("first").completed();
    Summary second = dropping("second").with("--samplers", "2").completed();
    assertEquals(first.weightsSha256(), second.weightsSha256());
    assertNotEquals(first.weightsSha256(), ensemble.weightsSha256());
  }

  private static SmallRun dropping(String name) {
    return lora(name, 2)
        .set("run.steps", "3")
        .set("trainable.lora.form", "unmerged")
        .set("trainable.lora.dropout", "0.1");
  }

  @Test
  void theLastLayersAloneAreTrained() throws IOException {
    SmallRun run =
        new SmallRun(out, "last", "--seed", "7", "--judge", "golden", "--steps", "3")
            .with("--trainable", "last-layers")
            .set("trainable.last-layers", "1");
    Summary summary = run.completed();
    assertEquals("last-layers(1)", summary.trainable());
    assertEquals(198_272, summary.trainableParameters());
    try (SafetensorsFile before = SafetensorsFile.open(BASE.resolve("model.safetensors"));
        SafetensorsFile after =
            SafetensorsFile.open(run.folder().model().resolve("model.safetensors"))) {
      before
          .tensors()
          .forEach((name, tensor) ->
              assertEquals(name.contains(".layers.3."), changed(tensor, after), name));
    }
  }

  private static boolean changed(StoredTensor before, SafetensorsFile after) {
    StoredTensor now = Objects.requireNonNull(after.tensors().get(before.name()));
    return before.bytes().mismatch(now.bytes()) >= 0;
  }

  @Test
  void targetsThatTheModelHasNotAreRefused() {
    Ended ended = lora("refused", 1).set("trainable.lora.targets", "q_proj").ended();
    assertEquals(1, ended.code());
    assertTrue(
        ended.err().contains("LoRA target q_proj: no layer of the model (expected: all-linear"));
  }

  @Test
  void aBaseOfAnotherDigestIsRefused() {
    Ended ended = lora("refused", 1).set("model.sha256", "ab").ended();
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("(expected: ab, by model.sha256)"), ended.err());
  }
}
