package io.sampo.app.cli;

import io.sampo.app.evaluation.Examination;
import io.sampo.app.evaluation.Findings;
import io.sampo.app.evaluation.FindingsJson;
import io.sampo.app.evaluation.FindingsTable;
import io.sampo.app.evaluation.HeldOut;
import io.sampo.app.evaluation.Judges;
import io.sampo.app.failure.ExitCode;
import io.sampo.app.models.PolicyFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sampo evaluate}: what a run measures and more, for any model folder. */
@Command(
    name = "evaluate",
    description = {
      "Measures a model. Each figure comes with its standard error and 95 %% interval.",
      "",
      "On prompts (--data), by one answer to each: win rate over the reference texts and over another"
          + " model, score, KL to a reference model, length.",
      "",
      "On labelled pairs (--pairs): log-probs of both responses, and the policy as classifier,"
          + " f = log π(y1)/π(y2) − log π_ref(y1)/π_ref(y2), right when its sign agrees.",
      "",
      "The golden judge plays the human, the proxy judge is what training climbs. Ties count half.",
      "",
      "Of several models (--model again and again, one a seed) each is measured, and of each figure"
          + " come mean, median and interquartile mean over the models and the data sets, with 95 %%"
          + " stratified-bootstrap intervals.",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "the model folder that is measured; several times: models of several seeds")
  List<Path> models = new ArrayList<>();

  @Mixin AdapterOptions adapters = new AdapterOptions();

  @Mixin HeldOutOptions heldOut = new HeldOutOptions();

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "a model folder: adds KL(model ‖ reference), and the classifier on pairs")
  @Nullable Path reference;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "a model folder that answers the same prompts: adds the win rate over it")
  @Nullable Path against;

  @Option(
      names = "--golden",
      paramLabel = "JUDGE",
      description =
          "the golden judge: a reward or preference model's folder, or task (default for task"
              + " data)")
  @Nullable String golden;

  @Option(
      names = {"--proxy", "--reward-model"},
      paramLabel = "DIR",
      description = "the proxy judge: a reward or preference model's folder")
  @Nullable Path proxy;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "tokens of an answer at most (default: 16 for the task, else 64)")
  @Nullable Integer maxNewTokens;

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Option(names = "--json", description = "print one JSON object instead of a table")
  boolean json;

  @Mixin ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() {
    Findings found = Findings.of(asked());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(FindingsJson.of(found));
    } else {
      FindingsTable.lines(found).forEach(out::println);
    }
    return ExitCode.DONE;
  }

  /** By data set, then by model. */
  private List<List<Examination>> asked() {
    check();
    List<PolicyFolder> folders =
        models.stream().map(model -> PolicyFolder.at(model, adapters.folders())).toList();
    return heldOut.sets().stream()
        .map(set -> folders.stream().map(model -> asked(model, set)).toList())
        .toList();
  }

  private Examination asked(PolicyFolder model, HeldOut set) {
    return new Examination(
        model,
        Optional.ofNullable(reference),
        Optional.ofNullable(against),
        judges(),
        set.prompts(),
        set.pairs(),
        sampling.sampling(),
        sampling.seed(),
        Objects.requireNonNullElse(maxNewTokens, heldOut.hasTask() ? 16 : 64),
        compute.compute());
  }

  private Judges judges() {
    String usual = heldOut.hasTask() ? Judges.TASK : null;
    return new Judges(
        Optional.ofNullable(golden == null ? usual : golden), Optional.ofNullable(proxy));
  }

  private void check() {
    checkModels();
    if (heldOut.isEmpty()) {
      throw usage("neither --data nor --pairs (expected: one of them, or both)");
    }
    heldOut
        .stray()
        .ifPresent(what -> {
          throw usage(what + " (expected: the data that it speaks of)");
        });
    if (against != null && !heldOut.hasPrompts()) {
      throw usage("--against without --data (expected: the prompts that both models answer)");
    }
    if (against != null && judges().isEmpty()) {
      throw usage("--against: nobody judges (expected: --golden or --proxy)");
    }
  }

  private void checkModels() {
    if (models.size() > 1 && !adapters.folders().isEmpty()) {
      throw usage("--adapter with %d models (expected: one --model)".formatted(models.size()));
    }
    models.stream()
        .filter(model -> Collections.frequency(models, model) > 1)
        .findFirst()
        .ifPresent(model -> {
          throw usage("--model: %s: twice (expected: each model once)".formatted(model));
        });
    heldOut
        .twice()
        .ifPresent(data -> {
          throw usage("--data: %s: twice (expected: each data set once)".formatted(data));
        });
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
