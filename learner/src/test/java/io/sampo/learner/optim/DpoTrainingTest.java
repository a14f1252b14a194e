package io.sampo.learner.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sampo.learner.Fixtures;
import io.sampo.learner.loss.DpoLoss;
import io.sampo.learner.loss.PairLogProbs;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.Pass;
import io.sampo.model.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Four updates of DPO equal the reference's: losses, norms, log-probs, first gradients. The same
 * comes out of one micro-batch of all pairs and of one micro-batch a pair.
 */
class DpoTrainingTest {

  @TestFactory
  Stream<DynamicTest> fourUpdatesInOneMicroBatchEqualTheReference() {
    return tests(DpoTrainingTest::whole);
  }

  @TestFactory
  Stream<DynamicTest> fourUpdatesOfOneMicroBatchAPairEqualTheReference() {
    return tests(DpoTrainingTest::byPair);
  }

  private interface Split {
    List<int[]> of(int pairs);
  }

  private static List<int[]> whole(int pairs) {
    return List.of(IntStream.range(0, pairs).toArray());
  }

  private static List<int[]> byPair(int pairs) {
    return IntStream.range(0, pairs).mapToObj(pair -> new int[] {pair}).toList();
  }

  private static Stream<DynamicTest> tests(Split split) {
    return Fixtures.models(List.of("gemma", "gpt2", "gpt_neox", "llama", "qwen2"))
        .map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder, split)));
  }

  private static void check(Path folder, Split split) {
    JsonNode expected = Fixtures.json(folder.resolve("expected.json")).get("dpo_training");
    try (LanguageModel model = LanguageModel.open(folder, Compute.cpu());
        Training training = Training.of(model, expected)) {
      boolean first = true;
      for (JsonNode step : expected.get("steps")) {
        training.step(split, step, first);
        first = false;
      }
      training.checkLogProbs(expected.get("sum_logprobs_after"));
    }
  }

  /** Rows 0..n−1 are the chosen responses, n..2n−1 the rejected ones. */
  private record Training(
      LanguageModel model,
      AdamW optimizer,
      JsonNode expected,
      List<int[]> prompts,
      List<int[]> responses)
      implements AutoCloseable {

    static Training of(LanguageModel model, JsonNode expected) {
      model.parameters().requireGradients();
      List<int[]> prompts = new ArrayList<>();
      List<int[]> responses = new ArrayList<>();
      for (int row = 0; row < expected.get("input_ids").size(); row++) {
        int[] real = Fixtures.ints(expected.get("attention_mask").get(row));
        int[] completion = Fixtures.ints(expected.get("completion_mask").get(row));
        int[] ids = Fixtures.ints(expected.get("input_ids").get(row));
        prompts.add(where(ids, i -> real[i] == 1 && completion[i] == 0));
        responses.add(where(ids, i -> completion[i] == 1));
      }
      AdamW optimizer = new AdamW(model, settings(expected.get("hyper")));
      return new Training(model, optimizer, expected, prompts, responses);
    }

    private static int[] where(int[] ids, java.util.function.IntPredicate keep) {
      return IntStream.range(0, ids.length).filter(keep).map(i -> ids[i]).toArray();
    }

    private static AdamWSettings settings(JsonNode hyper) {
      return new AdamWSettings(
          hyper.get("adam_betas").get(0).asDouble(),
          hyper.get("adam_betas").get(1).asDouble(),
          hyper.get("adam_eps").asDouble(),
          hyper.get("weight_decay").asDouble(),
          hyper.get("max_grad_norm").asDouble());
    }

    private int pairs() {
      return prompts.size() / 2;
    }

    void step(Split split, JsonNode step, boolean first) {
      checkLogProbs(step.get("sum_logprobs"));
      double loss = 0;
      try (GradientSum gradients = new GradientSum(model)) {
        for (int[] microBatch : split.of(pairs())) {
          loss += add(gradients, microBatch);
        }
        relative(step.get("loss").asDouble(), loss, 1e-4);
        relative(step.get("grad_norm_before_clip").asDouble(), gradients.norm(), 1e-4);
        if (first) {
          checkNorms(gradients.norms());
        }
        optimizer.update(gradients, expected.get("hyper").get("learning_rate").asDouble());
      }
    }

    /** Adds a micro-batch's gradients and returns its part of the mean loss. */
    private double add(GradientSum gradients, int[] microBatch) {
      int[] rows = IntStream.concat(IntStream.of(microBatch), rejected(microBatch)).toArray();
      Rows layout = rows(rows);
      DpoLoss dpo = new DpoLoss(expected.get("hyper").get("beta").asDouble(), 0);
      try (Pass pass = model.tokenPass(layout)) {
        double[] sums = sums(layout, pass.outputs());
        double[] slopes = new double[rows.length];
        double loss = 0;
        for (int i = 0; i < microBatch.length; i++) {
          PairLogProbs pair = pair(sums, i, microBatch);
          loss += dpo.value(pair) / pairs();
          slopes[i] = dpo.chosenDerivative(pair) / pairs();
          slopes[i + microBatch.length] = dpo.rejectedDerivative(pair) / pairs();
        }
        gradients.add(pass, cotangents(layout, slopes));
        return loss;
      }
    }

    private IntStream rejected(int[] microBatch) {
      return IntStream.of(microBatch).map(pair -> pair + pairs());
    }

    private PairLogProbs pair(double[] sums, int i, int[] microBatch) {
      JsonNode reference = expected.get("reference_sum_logprobs");
      return new PairLogProbs(
          sums[i],
          sums[i + microBatch.length],
          reference.get(microBatch[i]).asDouble(),
          reference.get(microBatch[i] + pairs()).asDouble());
    }

    private Rows rows(int[] rows) {
      return Rows.scoringEach(
          IntStream.of(rows).mapToObj(prompts::get).toList(),
          IntStream.of(rows).mapToObj(responses::get).toList());
    }

    private static double[] sums(Rows rows, float[] flat) {
      float[][] parts = rows.split(flat);
      double[] sums = new double[parts.length];
      for (int i = 0; i < parts.length; i++) {
        for (float part : parts[i]) {
          sums[i] += part;
        }
      }
      return sums;
    }

    /** Each token of a response has its response's slope. */
    private static float[] cotangents(Rows rows, double[] slopes) {
      float[] cotangents = new float[rows.at().length];
      int at = 0;
      for (int i = 0; i < slopes.length; i++) {
        for (int token = 0; token < rows.lengths()[i]; token++) {
          cotangents[at++] = (float) slopes[i];
        }
      }
      return cotangents;
    }

    void checkLogProbs(JsonNode wanted) {
      Rows layout = rows(IntStream.range(0, prompts.size()).toArray());
      double[] sums = sums(layout, model.tokenLogProbs(layout));
      for (int row = 0; row < sums.length; row++) {
        assertEquals(wanted.get(row).asDouble(), sums[row], 1e-3, "log-prob of row " + row);
      }
    }

    private void checkNorms(double[] norms) {
      JsonNode wanted = expected.get("first_step_grad_l2_by_parameter");
      assertEquals(wanted.size(), norms.length);
      for (int i = 0; i < norms.length; i++) {
        String name = model.parameters().specs().get(i).name();
        // The reference names tensors as its file does, perhaps without the decoder's prefix.
        JsonNode norm = wanted.has(name) ? wanted.get(name) : wanted.get(withoutPrefix(name));
        relative(norm.asDouble(), norms[i], 1e-3);
      }
    }

    private static String withoutPrefix(String name) {
      return name.substring(name.indexOf('.') + 1);
    }

    private static void relative(double wanted, double found, double tolerance) {
      assertEquals(wanted, found, tolerance * Math.abs(wanted));
    }

    @Override
    public void close() {
      optimizer.close();
    }
  }
}
