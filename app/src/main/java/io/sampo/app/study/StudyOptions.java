package io.sampo.app.study;

import io.sampo.app.failure.UserError;
import io.sampo.study.Scale;
import io.sampo.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a person asks of a study.
 *
 * @param seedCount how many seeds; 0 takes as many as the study does
 * @param firstSeed the first of them; settings are chosen on other seeds than those reported
 * @param out the folder that holds the studies' folders, and the cache
 * @param set keys of the configuration that every run of the study gets
 * @param atATime runs that go on at the same time
 * @param keepOthers whether runs of other versions of the code count
 * @param plain whether the output is lines only
 */
public record StudyOptions(
    Scale scale,
    int seedCount,
    long firstSeed,
    Path out,
    SortedMap<String, String> set,
    int atATime,
    boolean keepOthers,
    boolean plain) {
  private static final String THREADS = "deployment.threads";

  public StudyOptions {
    set = new TreeMap<>(set);
    if (set.containsKey(THREADS)) {
      throw new UserError(
          "--set " + THREADS + ": not for a study (expected: SAMPO_THREADS in the environment)");
    }
  }

  List<Long> seeds(Study study) {
    int count = seedCount > 0 ? seedCount : study.seeds(scale).size();
    return LongStream.range(firstSeed, firstSeed + count).boxed().toList();
  }

  /** The command that makes a study's result again. */
  String command(Study study) {
    StringBuilder command = new StringBuilder("./sampo study ").append(study.name());
    command.append(" --scale ").append(scale.words());
    command.append(" --seeds ").append(seeds(study).size());
    if (firstSeed != 1) {
      command.append(" --first-seed ").append(firstSeed);
    }
    for (Map.Entry<String, String> key : set.entrySet()) {
      command.append(" --set ").append(key.getKey()).append('=').append(key.getValue());
    }
    return command.toString();
  }
}
