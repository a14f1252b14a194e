package io.sampo.bench.broadcast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Runs a command in a network namespace of its own, where whatever leaves a node's address leaves
 * at a limited rate: the kernel's own shaping, as on a real link. The namespace ends with the
 * command.
 *
 * @param megabytesPerSecond that a node sends at most
 * @param receivers nodes beside the source
 */
public record LimitedLinks(int megabytesPerSecond, int receivers) {
  private static final String SCRIPT = "limited-links.sh";

  /** The command line that does it. */
  public List<String> around(List<String> command) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("unshare", "--net", "--map-root-user", "sh", "-c", script(), SCRIPT));
    line.addAll(List.of(Integer.toString(megabytesPerSecond), Integer.toString(receivers + 1)));
    line.addAll(command);
    return line;
  }

  /**
   * Whether this machine can do it.
   *
   * @throws IOException with what it said, if it cannot
   */
  public void check() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(around(List.of("true"))).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said.strip());
    }
  }

  private static String script() {
    try (InputStream script = LimitedLinks.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
