package io.sampo.learner.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of a checkpoint that hold older versions of the policy. */
public final class KeptSnapshots {
  private static final Pattern FILE = Pattern.compile("snapshot-(\\d{6,18})\\.safetensors");

  private KeptSnapshots() {}

  /** The name of a version's file. */
  public static String file(long version) {
    return "snapshot-%06d.safetensors".formatted(version);
  }

  /** The versions among a checkpoint's files, in order. */
  public static List<Long> of(Collection<String> files) {
    return files.stream()
        .flatMap(name -> FILE.matcher(name).results())
        .map((MatchResult found) -> Long.valueOf(found.group(1)))
        .sorted()
        .toList();
  }
}
