package io.sampo.app.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Preference pairs of two policies, made by {@code sampo pairs}. It begins anew when it was
 * stopped.
 *
 * @param first whose final policy gives the first answer; none for the bundled policy
 */
record PairsJob(
    String key, Path folder, Optional<TrainingJob> first, Optional<TrainingJob> second, long seed)
    implements Job {
  /** What is asked of whom: nothing that decides the pairs is left to a default. */
  private static final List<String> ASKED =
      List.of("--data", "task", "--split", "pairs", "--prompts", "1600", "--max-new-tokens", "16");

  static PairsJob of(
      Optional<TrainingJob> first, Optional<TrainingJob> second, long seed, Path cache) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("first", first.map(TrainingJob::key).orElse("bundled"));
    values.put("second", second.map(TrainingJob::key).orElse("bundled"));
    values.put("seed", Long.toString(seed));
    values.put("asked", String.join(" ", ASKED));
    String key = "pairs-s%d-%s".formatted(seed, JobKey.of(values));
    return new PairsJob(key, cache.resolve(key), first, second, seed);
  }

  @Override
  public String label() {
    return "pairs of %s and %s, seed %d".formatted(name(first), name(second), seed);
  }

  private static String name(Optional<TrainingJob> policy) {
    return policy.map(job -> "step " + job.steps()).orElse("the bundled policy");
  }

  @Override
  public List<Job> needs() {
    return Stream.concat(first.stream(), second.stream()).<Job>map(job -> job).distinct().toList();
  }

  /** The file that it makes. */
  Path pairs() {
    return folder.resolve("pairs.jsonl");
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public int made() {
    return 0;
  }

  @Override
  public boolean isDone() {
    return Files.exists(pairs());
  }

  @Override
  public List<String> arguments() throws IOException {
    Files.createDirectories(folder);
    List<String> arguments = new ArrayList<>(List.of("pairs"));
    arguments.addAll(ASKED);
    arguments.addAll(List.of("--model", model(first), "--against", model(second)));
    arguments.addAll(List.of("--seed", Long.toString(seed), "--out", pairs().toString()));
    return arguments;
  }

  private static String model(Optional<TrainingJob> policy) {
    return policy.map(TrainingJob::model).orElseGet(Cache::bundledPolicy).toString();
  }
}
