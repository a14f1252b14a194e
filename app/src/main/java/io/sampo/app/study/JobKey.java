package io.sampo.app.study;

import io.sampo.digest.Digests;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.study.run.Arm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The key of a run: SHA-256 over what is learned and what is measured. Names, places, checkpoints
 * and deployment do not count; a path counts as the content that it leads to, what another job
 * makes as that job's key, and a recording to be as its file's name.
 */
final class JobKey {
  private static final Set<String> OTHER_SECTIONS = Set.of("checkpoint", "deployment", "verdicts");
  private static final Set<String> OTHER_KEYS = Set.of("run.name", "run.out");
  private static final String THREADS = "deployment.threads";
  private static final int LENGTH = 16;

  private JobKey() {}

  /**
   * The key of a resolved configuration.
   *
   * @param made the keys that name products of other jobs
   */
  static String of(SortedMap<String, Object> values, Map<String, Made> made) {
    SortedMap<String, String> relevant = new TreeMap<>();
    values.forEach((key, value) -> {
      if (counts(key)) {
        Made product = made.get(key);
        relevant.put(
            key, product == null ? content(key, value.toString()) : "job " + product.by().key());
      }
    });
    return of(relevant);
  }

  static String of(SortedMap<String, String> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    byte[] digest = Digests.sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }

  private static boolean counts(String key) {
    String section = key.substring(0, key.indexOf('.'));
    return key.equals(THREADS) || !(OTHER_SECTIONS.contains(section) || OTHER_KEYS.contains(key));
  }

  private static String content(String key, String value) {
    if (key.equals(Arm.RECORDING)) {
      return String.valueOf(Path.of(value).getFileName());
    }
    boolean isPath = key.endsWith("path") || key.endsWith("fixed-reference");
    Path path = Path.of(isPath ? value : "");
    return isPath && Files.exists(path) ? digest(path) : value;
  }

  private static String digest(Path path) {
    try (Stream<Path> inside = Files.walk(path, 1)) {
      StringBuilder digests = new StringBuilder();
      for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
        digests.append(file.getFileName()).append(' ').append(FileDigest.of(file)).append(' ');
      }
      return digests.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
