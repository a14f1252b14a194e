package io.sampo.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One PostgreSQL with a data folder and a port of its own, which can be killed and started again on
 * them. It also runs for root, whom PostgreSQL itself refuses, by way of {@code unshare}.
 */
public final class PostgresServer implements AutoCloseable {
  /** The database's owner, who needs no password. */
  public static final String USER = "postgres";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int FREE_PORT = 0;

  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.server = started(folder, FREE_PORT);
    this.port = server.getPort();
  }

  /**
   * A new server, which answers.
   *
   * @param folder for its data, empty or not yet there
   */
  public static PostgresServer start(Path folder) throws IOException {
    return new PostgresServer(folder);
  }

  private static EmbeddedPostgres started(Path folder, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(Redirect.DISCARD)
            .setErrorRedirector(Redirect.DISCARD);
    return (port == FREE_PORT ? builder : builder.setPort(port)).start();
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** Ends the server at once, as {@code kill -9} does, and returns when all of it is gone. */
  public void kill() throws IOException {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    List<ProcessHandle> all = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
    all.forEach(backend -> backend.onExit().join());
    server.close();
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
  }

  /** Starts the killed server again, with what its folder holds. */
  public void startAgain() throws IOException {
    server = started(folder, port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
