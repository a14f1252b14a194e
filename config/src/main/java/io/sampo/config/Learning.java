package io.sampo.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a configuration that decides what is learned: all but names, places and measures.
 * What the models hold is compared by their digests.
 */
final class Learning {
  private static final Set<String> OTHER_SECTIONS =
      Set.of("checkpoint", "evaluation", "deployment", "record", "verdicts");
  private static final Set<String> OTHER_KEYS = Set.of("run.name", "run.out", "model.sha256");

  /** Pairs that only measure. */
  private static final String HELD_OUT = "data.held-out.";

  /** The one setting of a deployment that changes the last bits. */
  private static final String THREADS = "deployment.threads";

  private Learning() {}

  static boolean relevant(String key) {
    String section = key.substring(0, key.indexOf('.'));
    boolean other =
        OTHER_SECTIONS.contains(section) || OTHER_KEYS.contains(key) || key.startsWith(HELD_OUT);
    return key.equals(THREADS) || !other;
  }

  static String digest(SortedMap<String, Object> values) {
    StringBuilder lines = new StringBuilder();
    relevant(values)
        .forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static List<Difference> differences(
      SortedMap<String, Object> here, SortedMap<String, Object> there) {
    Map<String, String> ours = relevant(here);
    Map<String, String> theirs = relevant(there);
    Set<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    return keys.stream()
        .map(key -> new Difference(key, value(ours, key), value(theirs, key)))
        .filter(difference -> !difference.here().equals(difference.there()))
        .toList();
  }

  private static String value(Map<String, String> values, String key) {
    return values.getOrDefault(key, "none");
  }

  private static SortedMap<String, String> relevant(SortedMap<String, Object> values) {
    SortedMap<String, String> relevant = new TreeMap<>();
    values.forEach((key, value) -> {
      if (relevant(key)) {
        relevant.put(key, value.toString());
      }
    });
    return relevant;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
