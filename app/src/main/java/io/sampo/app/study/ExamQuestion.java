package io.sampo.app.study;

import io.sampo.config.DataSource;
import io.sampo.config.RunConfig;
import io.sampo.study.run.Exam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An examination as arguments of {@code sampo evaluate}.
 *
 * @param config of the run whose policy is asked: prompts, split, initial policy and proxy are its
 * @param other the run whose policy answers too, or whose stream the pairs are
 */
record ExamQuestion(Exam exam, RunConfig config, Optional<TrainingJob> other, long seed) {
  private static final String TASK = "task";
  private static final String PAIRS = "1000";

  /** The other arm that an examination needs. */
  static Optional<String> other(Exam exam) {
    return switch (exam) {
      case Exam.HeadToHead(_, String other) -> Optional.of(other);
      case Exam.OfflinePairs _ -> Optional.empty();
      case Exam.StreamPairs(_, String online) -> Optional.of(online);
    };
  }

  /** All but the model. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            switch (exam) {
              case Exam.HeadToHead _ -> duel();
              case Exam.OfflinePairs _ ->
                  classify("--pairs", TASK, "--pair-rows", PAIRS, "--split", split());
              case Exam.StreamPairs _ -> classify("--pairs", theirs().recording().toString());
            });
    arguments.addAll(List.of("--golden", TASK, "--seed", Long.toString(seed)));
    return arguments;
  }

  private List<String> duel() {
    String prompts = Integer.toString(config.evaluation().finalPrompts());
    String longest = Integer.toString(config.sampling().maxNewTokens());
    List<String> duel = new ArrayList<>(List.of("--against", theirs().model().toString()));
    duel.addAll(List.of("--data", TASK, "--split", split()));
    duel.addAll(List.of("--prompts", prompts, "--max-new-tokens", longest));
    return duel;
  }

  private TrainingJob theirs() {
    return other.orElseThrow();
  }

  private List<String> classify(String... pairs) {
    List<String> asked = new ArrayList<>(List.of(pairs));
    asked.addAll(List.of("--reference", config.model().path().toString()));
    config
        .judge()
        .training()
        .model()
        .ifPresent(proxy -> asked.addAll(List.of("--proxy", proxy.toString())));
    return asked;
  }

  private String split() {
    return switch (config.data().evaluation()) {
      case DataSource.Task(String split, _) -> split;
      case DataSource.File file ->
          throw new IllegalArgumentException(file.path() + " (expected: the bundled task)");
    };
  }
}
