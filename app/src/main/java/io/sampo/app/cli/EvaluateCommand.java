package io.sampo.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sampo.app.evaluation.Examination;
import io.sampo.app.evaluation.Measures;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.models.PolicyFolder;
import io.sampo.app.supervised.TextData;
import io.sampo.app.text.Numbers;
import io.sampo.task.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sampo evaluate}: what a run measures, for any model folder. */
@Command(
    name = "evaluate",
    description = {
      "Measures a model on held-out prompts: win rate, reward, KL to a reference.",
      "",
      "Columns of a file: prompt, reference. A win is an answer that the judge finds better than the",
      "reference text: the golden scorer for --data task, else the reward model.",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "the model folder that is measured")
  Path model = Path.of("");

  @Mixin AdapterOptions adapters = new AdapterOptions();

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "a model folder: adds the exact KL(model ‖ reference)")
  @Nullable Path reference;

  @Option(
      names = "--reward-model",
      paramLabel = "DIR",
      description = "a reward model: adds the mean reward")
  @Nullable Path rewardModel;

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "evaluation",
      description = "of the task: evaluation, or validation to choose by (default: evaluation)")
  Split split = Split.EVALUATION;

  @Option(
      names = "--prompts",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "posts of the task (default: 1000) or rows of the file (default: all)")
  int prompts;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "tokens of an answer at most (default: 16 for the task, else 64)")
  @Nullable Integer maxNewTokens;

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Option(names = "--json", description = "print one JSON object instead of words")
  boolean json;

  @Mixin ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() throws IOException {
    TextData texts = data.data(prompts);
    Measures measures =
        new Examination(
                PolicyFolder.at(model, adapters.folders()),
                Optional.ofNullable(reference),
                Optional.ofNullable(rewardModel),
                texts,
                split,
                prompts == 0 ? 1000 : prompts,
                sampling.sampling(),
                sampling.seed(),
                Objects.requireNonNullElse(maxNewTokens, texts.isTask() ? 16 : 64),
                compute.compute())
            .run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(asJson(measures));
    } else {
      print(measures, out);
    }
    return ExitCode.DONE;
  }

  private ObjectNode asJson(Measures measures) {
    ObjectNode object =
        new ObjectMapper()
            .createObjectNode()
            .put("model", model.toString())
            .put("prompts", measures.prompts())
            .put("seed", sampling.seed());
    put(object, "win_rate", measures.winRate());
    put(object, "win_rate_error", measures.winRateError());
    put(object, "golden_score", measures.score());
    put(object, "reward", measures.reward());
    put(object, "kl", measures.kl());
    put(object, "mean_length", measures.length());
    put(object, "finished", measures.finished());
    return object;
  }

  /** What was not measured has no field. */
  private static void put(ObjectNode object, String field, double value) {
    if (!Double.isNaN(value)) {
      object.put(field, value);
    }
  }

  private static void print(Measures measures, PrintWriter out) {
    out.printf("prompts       %s%n", Numbers.whole(measures.prompts()));
    out.printf(
        "win rate      %s ± %s%n",
        Numbers.fixed(measures.winRate(), 3), Numbers.fixed(measures.winRateError(), 3));
    out.printf("golden score  %s%n", Numbers.fixed(measures.score(), 3));
    out.printf("reward        %s%n", Numbers.fixed(measures.reward(), 3));
    out.printf("KL            %s nats%n", Numbers.fixed(measures.kl(), 3));
    out.printf(
        "length        %s tokens, %s finished%n",
        Numbers.fixed(measures.length(), 1), Numbers.fixed(measures.finished(), 3));
  }
}
