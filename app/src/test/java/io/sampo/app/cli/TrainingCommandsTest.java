package io.sampo.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;
import io.sampo.learner.supervised.Demonstration;
import io.sampo.learner.supervised.Shuffle;
import io.sampo.learner.supervised.SupervisedFineTuning;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.RandomWeights;
import io.sampo.model.architecture.HeadKind;
import io.sampo.model.architecture.ModelConfig;
import io.sampo.model.checkpoint.ModelFolder;
import io.sampo.task.BundledTask;
import io.sampo.task.Split;
import io.sampo.task.TaskTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sft} and {@code reward-model} on real, small models. */
final class TrainingCommandsTest {
  private static final String PAIR =
      "{\"prompt\": \"anna broke the lamp .\", \"chosen\": \"anna broke the lamp\", \"rejected\":"
          + " \"the the the\"}";

  @TempDir private Path folder = Path.of("");

  @Test
  void fineTuningOnTheTaskIsTheBundledRecipeToTheLastBit() throws IOException {
    Path out = folder.resolve("policy");
    Invocation run =
        Invocation.succeeds("sft", "--data", "task", "--rows", 40, "--stop-after", 2, "--out", out);
    String digest = recipe(ModelFolder.config(out), 40, 2);
    assertTrue(run.out().contains("weights sha256 " + digest), run.out());
    assertEquals(TaskTokenizer.json(), Files.readString(out.resolve("tokenizer.json")));
    assertTrue(Files.exists(out.resolve("generation_config.json")));
    assertEquals(1, files(folder));
  }

  @Test
  void fineTuningOnAFileLowersTheLossOfItsCompletions() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    Path data =
        Lines.write(
            folder.resolve("d.jsonl"),
            "{\"prompt\": \"anna broke the lamp .\", \"completion\": \"anna broke the lamp\"}",
            "{\"prompt\": \"anna broke the lamp .\", \"completion\": \"anna broke\"}",
            "{\"prompt\": \"ben lost the ring .\", \"completion\": \"ben lost the ring\"}");
    Path out = folder.resolve("tuned");
    Invocation.succeeds(
        "sft",
        "--data",
        data,
        "--model",
        model,
        "--out",
        out,
        "--steps",
        20,
        "--batch",
        2,
        "--warmup",
        2,
        "--lr",
        0.01);
    assertTrue(logProb(out) > logProb(model) + 5, logProb(model) + " → " + logProb(out));
  }

  @Test
  void aRewardModelOfAFileRanksItsPairs() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    Path data = Lines.write(folder.resolve("p.jsonl"), PAIR, PAIR, PAIR);
    Path out = folder.resolve("rm");
    Invocation run =
        Invocation.succeeds(
            "reward-model",
            "--data",
            data,
            "--model",
            model,
            "--out",
            out,
            "--steps",
            20,
            "--batch",
            2,
            "--warmup",
            2,
            "--lr",
            0.01,
            "--held-out",
            1);
    assertTrue(run.out().contains("accuracy on 1 held-out pairs: 1.000"), run.out());
    assertEquals(HeadKind.SCALAR, ModelFolder.config(out).head());
    try (ModelFolder saved = ModelFolder.open(out)) {
      assertTrue(saved.has("score.weight"));
      assertFalse(saved.has("embed_out.weight"));
    }
  }

  @Test
  void aRewardModelOfTheTaskIsTrainedOnThePolicysOwnAnswers() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    Object[] command = {
      "reward-model",
      "--data",
      "task",
      "--model",
      model,
      "--rows",
      12,
      "--held-out",
      8,
      "--batch",
      4,
      "--max-new-tokens",
      6,
      "--out",
      folder.resolve("rm")
    };
    String first = Invocation.succeeds(command).out();
    assertTrue(first.contains("12 pairs to train on"), first);
    assertTrue(first.contains("3 of 3  loss"), first);
    assertEquals(lastLine(first), lastLine(Invocation.succeeds(command).out()));
  }

  @Test
  void whatCannotBeTrainedIsRefusedBeforeAnyWork() throws IOException {
    Path model = SmallModels.withTokenizer(folder.resolve("m"), 1);
    Path occupied = Files.createDirectory(folder.resolve("occupied"));
    Files.writeString(occupied.resolve("diary.txt"), "mine");
    assertEquals(
        "sampo: "
            + occupied
            + ": exists and is no model folder (expected: a new folder, or a model's)\n",
        Invocation.fails(1, "sft", "--data", "task", "--model", model, "--out", occupied));
    Path data = Lines.write(folder.resolve("p.jsonl"), PAIR);
    assertEquals(
        "sampo: --held-out: 1 (expected: less than the 1 rows of " + data + ")\n",
        Invocation.fails(
            1,
            "reward-model",
            "--data",
            data,
            "--model",
            model,
            "--out",
            folder.resolve("x"),
            "--held-out",
            1));
    assertTrue(
        Invocation.fails(2, "sft", "--data", data, "--out", folder.resolve("x"))
            .startsWith("sampo: neither --model nor --config (expected: one of them)"));
    assertTrue(
        Invocation.fails(2, "sft", "--data", "task", "--out", folder.resolve("x"), "--lr", -1)
            .startsWith("sampo: --lr: -1.0 (expected: a positive number)"));
  }

  private double logProb(Path model) throws IOException {
    Path in =
        Lines.write(
            folder.resolve("in.jsonl"),
            "{\"prompt\": \"ben lost the ring .\", \"completion\": \"ben lost the ring\"}");
    Path out = folder.resolve("out.jsonl");
    Invocation.succeeds("score", "--model", model, "--in", in, "--out", out);
    return Lines.read(out).getFirst().get("logprob").doubleValue();
  }

  /** The recipe without files, text encoder or command line; returns the weights' digest. */
  private static String recipe(ModelConfig config, int posts, int updates) {
    AdamWSettings settings = new AdamWSettings(0.9, 0.98, 1e-8, 0.01, 1.0);
    Schedule schedule = new Schedule(Schedule.Shape.LINEAR, 2e-3, 100, 2400, 0.05);
    List<Demonstration> data =
        IntStream.range(0, posts).mapToObj(TrainingCommandsTest::demonstration).toList();
    Shuffle<Demonstration> batches = new Shuffle<>(data, 32, 1);
    try (LanguageModel model = LanguageModel.of(config, Compute.cpu(), new RandomWeights(1));
        SupervisedFineTuning training = new SupervisedFineTuning(model, settings, schedule)) {
      for (int update = 0; update < updates; update++) {
        training.step(batches.batch(update));
      }
      return model.parameters().sha256();
    }
  }

  private static Demonstration demonstration(int post) {
    List<int[]> references = new ArrayList<>();
    for (int draw = 0; draw < 2; draw++) {
      int[] words = TaskTokenizer.encode(BundledTask.reference(Split.SFT, post, draw));
      int[] closed = Arrays.copyOf(words, words.length + 1);
      closed[words.length] = 1;
      references.add(closed);
    }
    return new Demonstration(
        TaskTokenizer.encodePrompt(BundledTask.prompt(Split.SFT, post)), references);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static String lastLine(String text) {
    return text.lines().toList().getLast();
  }
}
